namespace Pinpoint.Imaging;

/// <summary>3D Slicer Markups, <c>.mrk.json</c>.</summary>
internal sealed class MarkupsFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "Slicer Markups JSON";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".mrk.json", ".json"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } = new(
        "mrk.json", "application/json", HoldsStatus: true, (stream, landmarks, _) => MarkupsWriter.Write(stream, landmarks));

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.Json is { } root && (root.Member("markups") ?? root.Member("@schema")) is not null ? LandmarkFormatFit.Signature : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        MarkupsReader.Read(content.Source, content.Json.GetValueOrDefault(), options.NamesFromDescription);
}
