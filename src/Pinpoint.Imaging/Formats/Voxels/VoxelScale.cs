namespace Pinpoint.Imaging;

/// <summary>From stored values to intensities: <c>stored * Slope + Intercept</c>.</summary>
internal readonly record struct VoxelScale(double Slope, double Intercept);
