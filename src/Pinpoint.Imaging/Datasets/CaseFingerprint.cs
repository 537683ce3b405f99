namespace Pinpoint.Imaging;

/// <summary>What is worth knowing of a case without looking at it: for the plan, for finding outliers and doubles, and as provenance of a model.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Size">The voxels along each axis.</param>
/// <param name="SpacingMm">The spacing along each axis, in mm.</param>
/// <param name="Orientation">The axes' directions (see <see cref="OrientationCode"/>).</param>
/// <param name="VoxelType">The stored type.</param>
/// <param name="Intensities">The spread of the intensities.</param>
/// <param name="VoxelHash">SHA-256 of the stored voxels: two cases with one hash are the same scan.</param>
/// <param name="LandmarkHash">SHA-256 of the landmarks; null where the case has none.</param>
/// <param name="Landmarks">The number of landmarks with a position.</param>
/// <param name="MissingLandmarks">The number of landmarks without one.</param>
/// <param name="LandmarksOutside">The number of landmarks that lie outside the scanned field.</param>
public sealed record CaseFingerprint(
    string Name,
    VolumeSize Size,
    (double X, double Y, double Z) SpacingMm,
    string Orientation,
    VoxelType VoxelType,
    IntensityFingerprint Intensities,
    string VoxelHash,
    string? LandmarkHash,
    int Landmarks,
    int MissingLandmarks,
    int LandmarksOutside)
{
    /// <summary>Takes the fingerprint of a scan and its landmarks, if it has any.</summary>
    public static CaseFingerprint Of(string name, Volume volume, LandmarkSet? landmarks)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var scan = Scan.Of(volume);
        using var survey = new CaseSurvey(name, scan, landmarks);
        scan.ForEachSlab(survey.Add);
        return survey.Fingerprint();
    }
}
