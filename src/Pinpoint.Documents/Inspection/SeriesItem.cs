using Pinpoint.Imaging;

namespace Pinpoint.Documents;

/// <summary>One volume of DICOM files, without a word on the patient.</summary>
/// <param name="Label">How it is told from others of its source, and named to <c>--series</c>.</param>
/// <param name="Modality">What made the pictures, such as CT; empty where it is not stated.</param>
/// <param name="Size">The number of voxels along each axis: x, y, z.</param>
/// <param name="SpacingMm">The distance of voxels along each axis in mm.</param>
/// <param name="Pictures">The pictures that it is made of.</param>
/// <param name="SeriesUid">Series Instance UID; null where it is not stated.</param>
/// <param name="StudyUid">Study Instance UID; null where it is not stated.</param>
/// <param name="FrameOfReferenceUid">Frame of Reference UID; null where it is not stated.</param>
public sealed record SeriesItem(
    string Label,
    string Modality,
    IReadOnlyList<int> Size,
    IReadOnlyList<double> SpacingMm,
    int Pictures,
    string? SeriesUid,
    string? StudyUid,
    string? FrameOfReferenceUid)
{
    /// <summary>What a header says of its series; null for volumes of other formats.</summary>
    public static SeriesItem? Of(VolumeHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Series is { } series
            ? new SeriesItem(
                series.Label,
                series.Modality,
                DocumentNumbers.Of(header.Size),
                DocumentNumbers.Of(header.VoxelToWorld.Spacing),
                series.Slices,
                series.SeriesUid,
                series.StudyUid,
                series.FrameOfReferenceUid)
            : null;
    }
}
