using System.Globalization;
using System.Text.Json.Serialization;
using Pinpoint.Imaging;

namespace Pinpoint.Documents;

/// <summary>The fingerprint of a data set: the file of <c>pinpoint check -o FILE</c>, and a part of <c>pinpoint check --json</c>.</summary>
/// <param name="Dataset">The set's name.</param>
/// <param name="Sha256">One hash for scans and landmarks together; it depends on neither the order nor the names of the cases.</param>
/// <param name="ReadableScanCount">The number of cases whose scan could be read.</param>
/// <param name="MedianSpacingMm">The median distance of voxels along each axis in mm; null for a set without cases.</param>
/// <param name="LandmarkNames">The landmarks' names, in the order of first appearance.</param>
/// <param name="SameScans">The names of cases whose voxels are the same, group by group.</param>
/// <param name="Scans">The cases, in the set's order.</param>
public sealed record FingerprintDocument(
    string Dataset,
    [property: JsonPropertyName("sha256")] string Sha256,
    int ReadableScanCount,
    IReadOnlyList<double>? MedianSpacingMm,
    IReadOnlyList<string> LandmarkNames,
    IReadOnlyList<IReadOnlyList<string>> SameScans,
    IReadOnlyList<FingerprintScan> Scans) : Document("fingerprint", 1)
{
    /// <summary>A fingerprint.</summary>
    public static FingerprintDocument Of(DatasetFingerprint fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        return new FingerprintDocument(
            fingerprint.Name,
            fingerprint.Hash,
            fingerprint.Cases.Count,
            fingerprint.MedianSpacingMm is { } spacing ? DocumentNumbers.Of(spacing) : null,
            fingerprint.LandmarkNames,
            fingerprint.SameScans(),
            [.. fingerprint.Cases.Select(FingerprintScan.Of)]);
    }
}

/// <summary>What is worth knowing of a case without looking at it.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Size">The number of voxels along each axis: x, y, z.</param>
/// <param name="SpacingMm">The distance of voxels along each axis in mm.</param>
/// <param name="Orientation">The axes' directions, as three letters.</param>
/// <param name="VoxelType">The stored type.</param>
/// <param name="Minimum">The least intensity; null where no voxel has a finite one.</param>
/// <param name="Maximum">The largest intensity; null where no voxel has a finite one.</param>
/// <param name="Percentiles">Intensities by percentile, from 0 to 100.</param>
/// <param name="VoxelsSha256">SHA-256 of the stored voxels.</param>
/// <param name="LandmarksSha256">SHA-256 of the landmarks; null where the case has none.</param>
/// <param name="MarkedLandmarkCount">The number of landmarks with a position.</param>
/// <param name="MissingLandmarkCount">The number of landmarks without a position.</param>
/// <param name="OutsideLandmarkCount">The number of landmarks that lie outside the scanned field.</param>
public sealed record FingerprintScan(
    string Case,
    IReadOnlyList<int> Size,
    IReadOnlyList<double> SpacingMm,
    string Orientation,
    string VoxelType,
    double? Minimum,
    double? Maximum,
    OrderedDictionary<string, double?> Percentiles,
    [property: JsonPropertyName("voxels_sha256")] string VoxelsSha256,
    [property: JsonPropertyName("landmarks_sha256")] string? LandmarksSha256,
    int MarkedLandmarkCount,
    int MissingLandmarkCount,
    int OutsideLandmarkCount)
{
    internal static FingerprintScan Of(CaseFingerprint item) => new(
        item.Name,
        DocumentNumbers.Of(item.Size),
        DocumentNumbers.Of(item.SpacingMm),
        item.Orientation,
        VolumeNames.Of(item.VoxelType),
        DocumentNumbers.FiniteOrNull(item.Intensities.Minimum),
        DocumentNumbers.FiniteOrNull(item.Intensities.Maximum),
        new OrderedDictionary<string, double?>(item.Intensities.Percentiles.OrderBy(pair => pair.Key)
            .Select(pair => KeyValuePair.Create(pair.Key.ToString(CultureInfo.InvariantCulture), DocumentNumbers.FiniteOrNull(pair.Value))),
            StringComparer.Ordinal),
        item.VoxelHash,
        item.LandmarkHash,
        item.Landmarks,
        item.MissingLandmarks,
        item.LandmarksOutside);
}
