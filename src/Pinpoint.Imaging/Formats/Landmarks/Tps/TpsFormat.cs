namespace Pinpoint.Imaging;

/// <summary>
/// TPS of geometric morphometrics (Rohlf): <c>LM3=</c>, rows of x y z, then <c>ID=</c>, <c>SCALE=</c> and others; a file may hold many specimens.
/// </summary>
internal sealed class TpsFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "TPS";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".tps"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } = new(
        "tps", "text/plain; charset=utf-8", HoldsStatus: false, (stream, landmarks, options) => TpsWriter.Write(stream, landmarks, options.CaseName ?? ""));

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.FirstLine.StartsWith("LM3=", StringComparison.OrdinalIgnoreCase) || content.FirstLine.StartsWith("LM=", StringComparison.OrdinalIgnoreCase)
            ? LandmarkFormatFit.Signature
        : content.NameEndsWith(".tps") ? LandmarkFormatFit.Name
        : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => TpsReader.CaseNames(content.Source);

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        TpsReader.Read(content.Source, options);
}
