using Pinpoint.Imaging;

namespace Pinpoint.Hostile;

/// <summary>Headers of DICOM images, which structured reports are filed with.</summary>
internal static class ReportedHeaders
{
    /// <summary>A series of three images.</summary>
    public static ReportedImages Images() => ReportedImages.Of("series", [.. Enumerable.Range(1, 3).Select(Header)]);

    private static DicomFile Header(int number)
    {
        var image = new DicomDataSet();
        image.SetText(DicomTags.SopClassUid, "1.2.840.10008.5.1.4.1.1.2");
        image.SetText(DicomTags.SopInstanceUid, FormattableString.Invariant($"2.25.4.{number}"));
        image.SetText(DicomTags.StudyInstanceUid, "2.25.1");
        image.SetText(DicomTags.SeriesInstanceUid, "2.25.2");
        image.SetText(DicomTags.FrameOfReferenceUid, "2.25.3");
        image.SetText(DicomTags.PatientName, "Hostile^Seed");
        return new DicomFile(new DicomBytes("image", []), new DicomDataSet(), image, TransferSyntax.ExplicitLittleEndian, null);
    }
}
