using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Shapes;

namespace Pinpoint.Training;

/// <summary>What of a training set decides its plan; medians over the cases to train on.</summary>
/// <param name="TrainingCases">Cases to train on.</param>
/// <param name="ValidationCases">Cases to validate on.</param>
/// <param name="Landmarks">Landmarks to be found.</param>
/// <param name="MissingShare">The share of the training points that is not marked.</param>
/// <param name="Size">Median voxels along each axis.</param>
/// <param name="SpacingMm">Median spacing along each axis.</param>
/// <param name="NativeSpacingMm">Median of the cube root of the voxel's volume.</param>
/// <param name="VoxelTypes">The stored types that occur.</param>
/// <param name="ExtentMm">Median of the largest distance of two landmarks; 0 for one landmark.</param>
/// <param name="ScanExtentMm">Median of the scan's longest side.</param>
/// <param name="Pose">How the poses vary, in mm and radians; null where the search space knows no pose.</param>
/// <param name="Modes">Shape modes that the plan keeps; 0 for one landmark.</param>
/// <param name="ShapeShare">The share of the shape variance that they keep.</param>
internal sealed record DataFacts(
    int TrainingCases,
    int ValidationCases,
    int Landmarks,
    double MissingShare,
    (int X, int Y, int Z) Size,
    (double X, double Y, double Z) SpacingMm,
    double NativeSpacingMm,
    IReadOnlyList<VoxelType> VoxelTypes,
    double ExtentMm,
    double ScanExtentMm,
    PoseSpread? Pose,
    int Modes,
    double ShapeShare)
{
    /// <summary>The facts that headers and landmark files tell; pose and shape are still to come.</summary>
    internal static DataFacts Of(TrainingLandmarks landmarks)
    {
        IReadOnlyList<LabelledCase> cases = landmarks.Training;
        VolumeHeader[] headers = [.. cases.Select(item => item.Header)];
        return new DataFacts(
            cases.Count,
            landmarks.Validation.Count,
            landmarks.Names.Count,
            cases.Sum(item => item.Marks.Count(mark => mark != LandmarkMark.Observed)) / (double)(cases.Count * landmarks.Names.Count),
            ((int)Median(headers, header => header.Size.X), (int)Median(headers, header => header.Size.Y), (int)Median(headers, header => header.Size.Z)),
            (Median(headers, header => header.VoxelToWorld.Spacing.X), Median(headers, header => header.VoxelToWorld.Spacing.Y),
                Median(headers, header => header.VoxelToWorld.Spacing.Z)),
            Median(headers, header => NativeOf(header.VoxelToWorld.Spacing)),
            [.. headers.Select(header => header.VoxelType).Distinct().Order()],
            Median(cases, item => item.Positions.Max(one => item.Positions.Max(one.DistanceTo))),
            Median(headers, LongestSide),
            null,
            0,
            1);
    }

    private static double NativeOf((double X, double Y, double Z) spacing) => Math.Cbrt(spacing.X * spacing.Y * spacing.Z);

    private static double LongestSide(VolumeHeader header)
    {
        var (x, y, z) = header.VoxelToWorld.Spacing;
        return Math.Max(x * header.Size.X, Math.Max(y * header.Size.Y, z * header.Size.Z));
    }

    // The upper of the two middle values, so that a spacing is always one that a scan has.
    private static double Median<T>(IReadOnlyList<T> items, Func<T, double> figure) => items.Select(figure).Order().ElementAt(items.Count / 2);
}
