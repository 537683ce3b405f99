using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>What is kept of a case after its files have been read: never the voxels.</summary>
/// <param name="Source">The case and its files.</param>
/// <param name="Fingerprint">Null where the scan cannot be read.</param>
/// <param name="Landmarks">Null where there is no landmark file or it cannot be read.</param>
internal sealed record ExaminedCase(DatasetCase Source, CaseFingerprint? Fingerprint, LandmarkSet? Landmarks)
{
    /// <summary>The scan's map from voxels to LPS mm; null where the scan cannot be read.</summary>
    public Affine? VoxelToWorld { get; init; }

    /// <summary>A coarse picture of the scan around its landmarks; null where either cannot be read.</summary>
    public ScanThumbnail? Thumbnail { get; init; }

    /// <summary>A finding on the scan.</summary>
    public Finding OnScan(FindingSeverity severity, string code, string message) =>
        new(severity, code, Source.Name, Source.VolumePath, null, message);

    /// <summary>A finding on the landmark file.</summary>
    public Finding OnLandmarks(FindingSeverity severity, string code, string? landmark, string message) =>
        new(severity, code, Source.Name, Source.LandmarksPath, landmark, message);
}
