namespace Pinpoint.Imaging;

/// <summary>The points of <c>antsApplyTransformsToPoints</c>: a CSV with the columns x, y, z and t, in LPS mm.</summary>
internal sealed class AntsFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "ANTs points CSV";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".ants.csv", ".csv"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } = new(
        "ants.csv", "text/csv; charset=utf-8", HoldsStatus: false, (stream, landmarks, _) => AntsWriter.Write(stream, landmarks));

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        AntsReader.Columns.All(content.HasColumn) && !content.HasColumn("landmark") ? LandmarkFormatFit.Signature : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        AntsReader.Read(content.Source, options.NamesFile);
}
