namespace Pinpoint.Imaging;

/// <summary>Points of IDAV Landmark (Wiley et al. 2005): <c>Version 1.0</c>, a count, rows of name x y z.</summary>
internal sealed class IdavFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "IDAV Landmark points";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".pts"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } = new(
        "pts", "text/plain; charset=utf-8", HoldsStatus: false, (stream, landmarks, _) => IdavWriter.Write(stream, landmarks));

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.FirstLine.StartsWith("Version 1.", StringComparison.OrdinalIgnoreCase) ? LandmarkFormatFit.Signature : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        IdavReader.Read(content.Source);
}
