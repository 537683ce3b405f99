namespace Pinpoint.Imaging;

/// <summary>
/// What a structured report is called in an archive. A report has a series of its own. Each report is a new instance, for archives keep the first of two that
/// are called the same.
/// </summary>
/// <param name="SeriesUid">The series of the report.</param>
/// <param name="InstanceUid">The report.</param>
public sealed record ReportIdentity(string SeriesUid, string InstanceUid)
{
    /// <summary>Identifiers that nothing has yet.</summary>
    public static ReportIdentity New() => new(DicomUids.Random.New(), DicomUids.Random.New());

    /// <summary>
    /// The identifiers of a model's report on images: a new instance, in the series that belongs to this model and these images. An archive that has the series
    /// has the report; a series that got more images since has none.
    /// </summary>
    /// <param name="modelHash">SHA-256 of the model's file, in hexadecimal digits.</param>
    /// <param name="imagesSeriesUid">The series of the images.</param>
    /// <param name="instanceUids">The images, in any order.</param>
    public static ReportIdentity Of(string modelHash, string imagesSeriesUid, IEnumerable<string> instanceUids)
    {
        ArgumentNullException.ThrowIfNull(modelHash);
        ArgumentNullException.ThrowIfNull(imagesSeriesUid);
        ArgumentNullException.ThrowIfNull(instanceUids);
        string[] named = [modelHash, imagesSeriesUid, .. instanceUids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new ReportIdentity(DicomUids.Of(string.Join('\n', named)), DicomUids.Random.New());
    }
}
