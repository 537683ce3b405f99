namespace Pinpoint.Models;

/// <summary>The space in which a model searches.</summary>
public enum SearchSpaceKind
{
    /// <summary>One landmark's position (PIN-Single).</summary>
    Position,

    /// <summary>Modes of raw coordinates (PIN-Multiple as in the paper).</summary>
    Modes,

    /// <summary>Pose apart from the modes of aligned shapes.</summary>
    PosedModes,
}
