using Pinpoint.Imaging;

namespace Pinpoint.Documents;

/// <summary>What a volume's file holds: <c>pinpoint inspect VOLUME --json</c>.</summary>
/// <param name="Format">The file's format.</param>
/// <param name="Size">The number of voxels along each axis: x, y, z.</param>
/// <param name="Frames">The length of the fourth axis: 1 for an ordinary volume.</param>
/// <param name="SpacingMm">The distance of voxels along each axis in mm.</param>
/// <param name="VoxelToLps">The map from voxel indices to LPS mm: 3 rows of 4, row by row.</param>
/// <param name="AffineSource">Which part of the file it was taken from.</param>
/// <param name="VoxelType">The stored type.</param>
/// <param name="Slope">The factor from stored values to intensities.</param>
/// <param name="Intercept">The offset added after <c>slope</c>.</param>
/// <param name="Minimum">The least intensity; null where no voxel has a finite one.</param>
/// <param name="Maximum">The largest intensity; null where no voxel has a finite one.</param>
/// <param name="FillValue">The intensity of the fill outside the scanned field, which was set aside; null where there is none.</param>
/// <param name="FillShare">The share of the voxels that are fill, from 0 to 1.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record VolumeDocument(
    string Format,
    IReadOnlyList<int> Size,
    int Frames,
    IReadOnlyList<double> SpacingMm,
    IReadOnlyList<double> VoxelToLps,
    string AffineSource,
    string VoxelType,
    double Slope,
    double Intercept,
    double? Minimum,
    double? Maximum,
    double? FillValue,
    double FillShare,
    IReadOnlyList<string> Warnings) : Document("volume", 1)
{
    /// <summary>The series of a DICOM volume; null for volumes of other formats.</summary>
    public SeriesItem? Series { get; init; }

    /// <summary>All volumes of the DICOM source, of which <c>series</c> is shown; null where there is no other.</summary>
    public IReadOnlyList<SeriesItem>? Volumes { get; init; }

    /// <summary>Whom the scan is of; null unless it was asked for.</summary>
    public PatientItem? Patient { get; init; }

    /// <summary>What a volume and its header say.</summary>
    public static VolumeDocument Of(VolumeHeader header, Volume volume) => Of(header, Scan.Of(volume));

    /// <summary>What a scan says.</summary>
    public static VolumeDocument Of(Scan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return Of(scan.Header, scan);
    }

    private static VolumeDocument Of(VolumeHeader header, Scan scan)
    {
        ArgumentNullException.ThrowIfNull(header);
        var (minimum, maximum) = scan.IntensityRange();
        var ordinary = scan.Ordinary();
        return new VolumeDocument(
            header.Format,
            DocumentNumbers.Of(scan.Size),
            header.Frames,
            DocumentNumbers.Of(scan.VoxelToWorld.Spacing),
            DocumentNumbers.Of(scan.VoxelToWorld),
            VolumeNames.Of(scan.AffineSource),
            VolumeNames.Of(scan.VoxelType),
            scan.Slope,
            scan.Intercept,
            DocumentNumbers.FiniteOrNull(minimum),
            DocumentNumbers.FiniteOrNull(maximum),
            ordinary.FillValue,
            ordinary.FillShare,
            [.. scan.Warnings, .. ordinary.Notes])
        {
            Series = SeriesItem.Of(header),
        };
    }
}
