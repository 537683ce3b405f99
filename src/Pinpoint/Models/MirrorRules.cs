using Pinpoint.Patches;

namespace Pinpoint.Models;

/// <summary>What the rules of mirroring mean.</summary>
internal static class MirrorRules
{
    /// <summary>The mirror images that a rule takes; null where it takes none.</summary>
    public static WorldMirror? MirrorOf(MirrorRule rule) => rule switch
    {
        MirrorRule.Auto or MirrorRule.Off => null,
        MirrorRule.X => new WorldMirror(0),
        MirrorRule.Y => new WorldMirror(1),
        MirrorRule.Z => new WorldMirror(2),
    };

    /// <summary>The rule that mirrors across an axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static MirrorRule Across(int axis) =>
        Enum.GetValues<MirrorRule>().FirstOrDefault(rule => MirrorOf(rule)?.Axis == axis) is var found and not MirrorRule.Auto
            ? found
            : throw new ArgumentOutOfRangeException(nameof(axis), axis, "Axes are numbered 0 to 2.");
}
