namespace Pinpoint.Imaging;

/// <summary>Landmark sets of Amira and Avizo as text: <c># AmiraMesh 3D ASCII 2.0</c>, <c>define Markers</c>, rows of x y z.</summary>
internal sealed class AmiraFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "Amira landmarks";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".landmarkAscii", ".landmarksAscii", ".am"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } = new(
        "landmarkAscii", "text/plain; charset=utf-8", HoldsStatus: false, (stream, landmarks, _) => AmiraWriter.Write(stream, landmarks));

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.Comments is [var first, ..] && AmiraReader.Kinds.Any(kind => first.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            ? LandmarkFormatFit.Signature
        : content.NameEndsWith(".landmarkAscii") ? LandmarkFormatFit.Name
        : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        AmiraReader.Read(content, options.NamesFile);
}
