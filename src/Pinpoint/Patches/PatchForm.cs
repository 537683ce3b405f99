namespace Pinpoint.Patches;

/// <summary>What a single landmark's patch is, wherever it is written.</summary>
/// <param name="Size">Pixels along each side, odd.</param>
/// <param name="Interpolation">How values between voxels are read.</param>
/// <param name="Padding">What lies outside the grid.</param>
internal readonly record struct PatchForm(int Size, PatchInterpolation Interpolation, PatchPadding Padding);
