using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>What is kept of a scan to examine it: all but its voxels.</summary>
/// <param name="Fingerprint">The case's figures.</param>
/// <param name="VoxelToWorld">The map from voxels to LPS mm.</param>
/// <param name="Source">Which part of the file it came from.</param>
/// <param name="Thumbnail">A coarse picture around the landmarks; null without landmarks enough.</param>
internal sealed record ScanFacts(CaseFingerprint Fingerprint, Affine VoxelToWorld, AffineSource Source, ScanThumbnail? Thumbnail)
{
    /// <summary>The voxels along each axis.</summary>
    public VolumeSize Size => Fingerprint.Size;

    /// <summary>Whether all voxels have one value.</summary>
    public bool IsBlank => Fingerprint.Intensities.Minimum == Fingerprint.Intensities.Maximum;

    /// <summary>Takes the facts of a scan, going over it once.</summary>
    /// <exception cref="BadInputException">The scan is not held, and its file was changed, cut or damaged since it was read first.</exception>
    public static ScanFacts Of(string name, Scan scan, LandmarkSet? landmarks)
    {
        using var survey = new CaseSurvey(name, scan, landmarks);
        scan.ForEachSlab(survey.Add);
        return Of(scan, survey);
    }

    /// <summary>Takes the facts of a scan that was gone over.</summary>
    public static ScanFacts Of(Scan scan, CaseSurvey survey) => new(survey.Fingerprint(), scan.VoxelToWorld, scan.AffineSource, survey.Thumbnail());
}
