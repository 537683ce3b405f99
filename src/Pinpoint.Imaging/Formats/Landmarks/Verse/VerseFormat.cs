namespace Pinpoint.Imaging;

/// <summary>
/// The centroids of VerSe (Sekuboyina et al. 2021): <c>[{"direction": ["P", "I", "R"]}, {"label": 8, "X": 1, "Y": 2, "Z": 3}]</c>, in voxels.
/// </summary>
internal sealed class VerseFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "VerSe centroids JSON";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = ["_ctd.json", ".json"];

    /// <inheritdoc/>
    public LandmarkFormatWriter? Writer => null;

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.Json is { } root && VerseReader.Matches(root) ? LandmarkFormatFit.Signature : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        VerseReader.Read(content.Path, content.Json.GetValueOrDefault(), options);
}
