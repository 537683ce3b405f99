namespace Pinpoint.Imaging;

/// <summary>Tag points of the Montreal Neurological Institute: <c>MNI Tag Point File</c>, positions in RAS mm with a text each.</summary>
internal sealed class MniTagFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "MNI tag points";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".tag"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } = new(
        "tag", "text/plain; charset=utf-8", HoldsStatus: false, (stream, landmarks, _) => MniTagWriter.Write(stream, landmarks));

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.FirstLine.StartsWith(MniTagReader.FirstLine, StringComparison.OrdinalIgnoreCase) ? LandmarkFormatFit.Signature
        : content.NameEndsWith(".tag") ? LandmarkFormatFit.Name
        : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        MniTagReader.Read(content.Source, options.NamesFile);
}
