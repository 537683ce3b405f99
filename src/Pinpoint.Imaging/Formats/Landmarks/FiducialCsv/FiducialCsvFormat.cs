namespace Pinpoint.Imaging;

/// <summary>3D Slicer's older <c>.fcsv</c>.</summary>
internal sealed class FiducialCsvFormat : ILandmarkFormat
{
    private static readonly string[] Comments = ["Markups fiducial file version", "CoordinateSystem", "columns", "Fiducial List file", "name", "numPoints"];

    // The AFIDs number their points and write the anatomical names into the descriptions.
    private const string AfidsEnding = "_afids.fcsv";

    // So do the derivatives of BIDS; others may call their files so too, and write names.
    private const string DerivativeEnding = "_landmarks.fcsv";

    /// <inheritdoc/>
    public string Name => "Slicer fiducial CSV";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".fcsv"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } = new(
        "fcsv", "text/plain; charset=utf-8", HoldsStatus: true, (stream, landmarks, _) => FiducialCsvWriter.Write(stream, landmarks));

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.Comments.Any(comment => Comments.Any(key => comment.StartsWith(key, StringComparison.OrdinalIgnoreCase))) ? LandmarkFormatFit.Signature
        // Slicer 3 could leave out its comments; without them, only the name tells its rows from any other table without a header.
        : !content.NameEndsWith(".fcsv") ? LandmarkFormatFit.None
        : LongCsvReader.HasNoHeader(content.FirstFields) ? LandmarkFormatFit.Rows
        : LandmarkFormatFit.Name;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        FiducialCsvReader.Read(
            content.Source,
            options.NamesFromDescription
                || content.NameEndsWith(AfidsEnding)
                || (content.NameEndsWith(DerivativeEnding) && FiducialCsvReader.IsNumbered(content.Source)));
}
