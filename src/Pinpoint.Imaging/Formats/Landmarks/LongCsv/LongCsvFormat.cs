namespace Pinpoint.Imaging;

/// <summary>A table with a row per case and landmark: <c>case,landmark,x,y,z,frame,status,error95_mm</c>.</summary>
internal sealed class LongCsvFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "long CSV";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".csv", ".tsv"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } =
        new("csv", "text/csv; charset=utf-8", HoldsStatus: true, (
            stream, landmarks, options) => LongCsvWriter.Write(stream, [KeyValuePair.Create(options.CaseName ?? "", landmarks)]));

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.HasColumn("landmark") ? LandmarkFormatFit.Signature
        : LongCsvReader.HasNoHeader(content.FirstFields) ? LandmarkFormatFit.Rows
        : content.NameEndsWith(".csv") ? LandmarkFormatFit.Name
        : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => LongCsvReader.CaseNames(content.Source);

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        LongCsvReader.Read(content.Source, options.CaseName, new VoxelFrame(content.Path, options.VoxelToWorld));
}
