namespace Pinpoint.Imaging;

/// <summary>The side of a body that a scan shows.</summary>
public enum BodySide
{
    /// <summary>The left one.</summary>
    Left,

    /// <summary>The right one.</summary>
    Right,
}
