namespace Pinpoint.Imaging;

/// <summary>3D Slicer's older <c>.fcsv</c>.</summary>
internal sealed class FiducialCsvFormat : ILandmarkFormat
{
    private static readonly string[] Comments = ["Markups fiducial file version", "CoordinateSystem", "columns", "Fiducial List file", "name", "numPoints"];

    /// <inheritdoc/>
    public string Name => "Slicer fiducial CSV";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".fcsv"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } = new("fcsv", "text/plain; charset=utf-8", (stream, landmarks, _) => FiducialCsvWriter.Write(stream, landmarks));

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content)
    {
        if (content.Comments.Any(comment => Comments.Any(key => comment.StartsWith(key, StringComparison.OrdinalIgnoreCase))))
        {
            return LandmarkFormatFit.Signature;
        }

        return content.FirstFields.Count >= 4 && content.FirstFields.Skip(1).Take(3).All(InputNumber.Is) ? LandmarkFormatFit.Rows
            : content.NameEndsWith(".fcsv") ? LandmarkFormatFit.Name
            : LandmarkFormatFit.None;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) => FiducialCsvReader.Read(content.Source, options.NamesFromDescription);
}
