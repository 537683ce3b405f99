namespace Pinpoint.Patches;

/// <summary>What becomes of a patch's values: <c>value * Factor + Shift</c>.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Shift">The offset, added last.</param>
internal readonly record struct IntensityScale(float Factor, float Shift)
{
    /// <summary>Leaves values 0..255 as they are.</summary>
    public static IntensityScale None { get; } = new(1, 0);
}
