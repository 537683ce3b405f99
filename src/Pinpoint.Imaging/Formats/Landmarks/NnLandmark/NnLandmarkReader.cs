using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads nnLandmark's JSON: <c>all_landmarks_voxel.json</c>, {case: {name: [i, j, k]}}, or one case's prediction, {name: {coordinates, likelihood}}.
/// Without a scan, a <c>spacing.json</c> beside it gives millimetres along the scan's axes.
/// </summary>
internal static class NnLandmarkReader
{
    /// <summary>Whether the JSON has the form of these files.</summary>
    public static bool Matches(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
            && root.EnumerateObject().Any()
            && root.EnumerateObject().All(property => property.Value.ValueKind == JsonValueKind.Object);

    /// <summary>The names of the cases in the file; none in a prediction of one case.</summary>
    public static IReadOnlyList<string> CaseNames(JsonElement root) =>
        IsPrediction(root) ? [] : [.. root.EnumerateObject().Select(property => property.Name)];

    /// <summary>The landmarks of one case.</summary>
    /// <exception cref="BadInputException">The case is not there or not chosen, a position is wrong, or there is neither scan nor spacing.</exception>
    public static LandmarkSet Read(InputText source, JsonElement root, string? caseName, VoxelFrame voxels)
    {
        var builder = new LandmarkSetBuilder(source.Path);
        string chosen = ManyCases.Choose(source.Path, CaseNames(root), caseName);
        JsonElement landmarks = chosen.Length == 0 ? root : root.GetProperty(chosen);
        string spacingCase = chosen.Length > 0 ? chosen : caseName ?? LandmarkFile.StemOf(source.Path);
        (double X, double Y, double Z)? spacing = SpacingFile.FindBeside(source.Path, spacingCase);
        Affine? grid = null;
        if (voxels.HasScan)
        {
            WarnOnOtherSpacing(voxels.VoxelToWorld, spacing, builder);
        }
        else if (spacing is var (x, y, z))
        {
            grid = Affine.FromSpacing(x, y, z);
            builder.Warn("spacing.json", "no scan was given, so the positions are millimetres from the first voxel along the scan's axes, not world positions");
        }

        VoxelPointsReader.Read(source.Path, chosen.Length == 0 ? "landmarks" : $"case '{Excerpt.Of(chosen)}'", landmarks, ToWorld, builder);
        return builder.Build();

        WorldPoint ToWorld((double X, double Y, double Z) point) =>
            grid is null ? voxels.ToWorld(point) : grid.ToWorld(new VoxelPoint(point.X, point.Y, point.Z));
    }

    private static bool IsPrediction(JsonElement root) => root.EnumerateObject().Any(property => property.Value.Member("coordinates") is not null);

    private static void WarnOnOtherSpacing(Affine scan, (double X, double Y, double Z)? spacing, LandmarkSetBuilder builder)
    {
        if (spacing is var (x, y, z) && (Differ(x, scan.Spacing.X) || Differ(y, scan.Spacing.Y) || Differ(z, scan.Spacing.Z)))
        {
            builder.Warn(
                "spacing.json",
                Invariant($"says {x} x {y} x {z} mm where the scan has {scan.Spacing.X:0.####} x {scan.Spacing.Y:0.####} x {scan.Spacing.Z:0.####} mm; the ") +
                "scan's was taken");
        }
    }

    private static bool Differ(double one, double other) => Math.Abs(one - other) > 1e-3 * other;
}
