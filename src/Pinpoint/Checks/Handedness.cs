namespace Pinpoint.Checks;

/// <summary>Which way round a case's shape is.</summary>
internal enum Handedness
{
    /// <summary>It cannot be told: too few landmarks, a shape that is its own mirror image, or one that fits the set neither way.</summary>
    Unknown,

    /// <summary>As most of the set; where both are as many, as the first case that can be told.</summary>
    AsMost,

    /// <summary>The mirror image of most of the set.</summary>
    Mirrored,
}
