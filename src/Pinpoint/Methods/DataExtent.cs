namespace Pinpoint.Methods;

/// <summary>What of a training set decides the spacing of the working grid; medians over the cases to train on.</summary>
/// <param name="Landmarks">Landmarks to be found.</param>
/// <param name="NativeSpacingMm">The cube root of the scans' voxel volume.</param>
/// <param name="LandmarksMm">The largest distance of two landmarks; 0 for one landmark.</param>
/// <param name="ScanMm">The scan's longest side.</param>
internal readonly record struct DataExtent(int Landmarks, double NativeSpacingMm, double LandmarksMm, double ScanMm)
{
    /// <summary>A whole multiple of the scans' own spacing: scans on a straight grid are then averaged and copied, never interpolated.</summary>
    public double SpacingOf(double multiple) => Math.Round(NativeSpacingMm * multiple, 6);
}
