namespace Pinpoint.Patches;

/// <summary>The form of a 2.5D patch.</summary>
/// <param name="Size">Pixels along each side, odd.</param>
/// <param name="Interpolation">How values between voxels are read.</param>
/// <param name="Padding">What lies outside the grid.</param>
/// <param name="Layout">How several landmarks' patches lie in the output.</param>
internal sealed record PatchOptions(int Size, PatchInterpolation Interpolation, PatchPadding Padding, PatchLayout Layout)
{
    /// <summary>The form of one landmark's patch.</summary>
    public PatchForm Form => new(Size, Interpolation, Padding);

    /// <summary>The number of values that the patches of <paramref name="landmarks"/> landmarks take.</summary>
    public int ValuesOf(int landmarks) => checked(Size * Size * 3 * landmarks);
}
