using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Documents;

/// <summary>What a model finds in one scan: the server's answer, and a row of <c>pinpoint predict --json</c>.</summary>
/// <param name="Model">The model: its path as given, or its name on the server.</param>
/// <param name="Scan">The scan's path, or its name as a client gave it.</param>
/// <param name="Size">The number of voxels along each axis: x, y, z.</param>
/// <param name="SpacingMm">The distance of voxels along each axis in mm.</param>
/// <param name="VoxelToLps">The map from voxel indices to LPS mm: 3 rows of 4, row by row.</param>
/// <param name="Seconds">The time that the work took, in seconds.</param>
/// <param name="Rejected">Whether the scan is unlike the training set, so that its landmarks are not to be trusted.</param>
/// <param name="Reasons">Why it is, the strongest first.</param>
/// <param name="Landmarks">The landmarks.</param>
/// <param name="Anatomy">Standard planes and measurements; null where the landmarks have no definitions.</param>
/// <param name="FillValue">The intensity of the fill outside the scanned field, which was set aside; null where there is none.</param>
/// <param name="FillShare">The share of the voxels that are fill, from 0 to 1.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
/// <param name="Paths">The way of every start; null unless they were asked for.</param>
/// <param name="Side">The side that was seen; null where the model knows one side only.</param>
public sealed record PredictionDocument(
    string Model,
    string Scan,
    IReadOnlyList<int> Size,
    IReadOnlyList<double> SpacingMm,
    IReadOnlyList<double> VoxelToLps,
    double Seconds,
    bool Rejected,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<LandmarkItem> Landmarks,
    AnatomyItem? Anatomy,
    double? FillValue,
    double FillShare,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<PathItem>? Paths,
    SideItem? Side) : Document("prediction", 1)
{
    /// <summary>What was found in a scan.</summary>
    /// <param name="model">The model's path or name.</param>
    /// <param name="scan">The scan's path or name.</param>
    /// <param name="volume">The scan.</param>
    /// <param name="answer">What was found.</param>
    /// <param name="seconds">The time that the search took.</param>
    /// <param name="anatomy">Definitions of planes and measurements, where there are any.</param>
    /// <param name="withPaths">Whether the ways of all starts are told.</param>
    public static PredictionDocument Of(
        string model, string scan, Volume volume, LocalizationResult answer, double seconds, AnatomyDefinition? anatomy, bool withPaths = false) =>
        Of(model, scan, Imaging.Scan.Of(volume), answer, seconds, anatomy, withPaths);

    /// <summary>What was found in a scan whose voxels need not be held.</summary>
    /// <param name="model">The model's path or name.</param>
    /// <param name="scan">The scan's path or name.</param>
    /// <param name="opened">The scan.</param>
    /// <param name="answer">What was found.</param>
    /// <param name="seconds">The time that the search took.</param>
    /// <param name="anatomy">Definitions of planes and measurements, where there are any.</param>
    /// <param name="withPaths">Whether the ways of all starts are told.</param>
    public static PredictionDocument Of(
        string model, string scan, Imaging.Scan opened, LocalizationResult answer, double seconds, AnatomyDefinition? anatomy, bool withPaths = false)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(answer);
        return new PredictionDocument(
            model,
            scan,
            DocumentNumbers.Of(opened.Size),
            DocumentNumbers.Of(opened.VoxelToWorld.Spacing),
            DocumentNumbers.Of(opened.VoxelToWorld),
            seconds,
            answer.Verdict.Rejected,
            answer.Verdict.Reasons,
            LandmarkItem.Of(answer.Landmarks),
            anatomy is null ? null : AnatomyItem.Of(AnatomyReading.Of(anatomy, answer.Landmarks)),
            answer.FillValue,
            answer.FillShare,
            [.. opened.Warnings, .. answer.Warnings],
            withPaths ? [.. answer.WorldPaths().Select(PathItem.Of)] : null,
            SideItem.Of(answer.Side));
    }
}
