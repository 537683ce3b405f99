namespace Pinpoint.Imaging;

/// <summary>DICOM structured reports of template 1500 with points in the patient's space.</summary>
internal sealed class DicomReportFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "DICOM structured report";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".dcm"];

    /// <inheritdoc/>
    public LandmarkFormatWriter Writer { get; } = new("dicom-sr", "application/dicom", HoldsStatus: true, DicomReportWriter.Write)
    {
        Ending = "dcm",
        NeedsImages = true,
    };

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) => content.Report is null ? LandmarkFormatFit.None : LandmarkFormatFit.Signature;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        DicomReportReader.Read(content.Path, content.Report!, options.Scan is { } scan ? ImagePlanes.Read(scan, options.ScanReading) : null);
}
