namespace Pinpoint.Imaging;

/// <summary>
/// The DICOM images that landmarks lie in: what a report needs to be filed beside them. It holds the identity of the patient, which the report takes over and
/// nothing else does.
/// </summary>
public sealed class ReportedImages
{
    // The modules Patient and General Study, those of type 2 first: they are written empty where the images lack them.
    private static readonly DicomTag[] Demanded =
    [
        DicomTags.PatientName, DicomTags.PatientId, DicomTags.PatientBirthDate, DicomTags.PatientSex, DicomTags.StudyInstanceUid, DicomTags.StudyDate,
        DicomTags.StudyTime, DicomTags.ReferringPhysicianName, DicomTags.StudyId, DicomTags.AccessionNumber,
    ];

    private static readonly DicomTag[] Welcome =
    [
        DicomTags.IssuerOfPatientId, DicomTags.PatientAge, DicomTags.PatientIdentityRemoved, DicomTags.DeidentificationMethod, DicomTags.StudyDescription,
    ];

    private ReportedImages(IReadOnlyList<ReportedImage> images, string studyUid, string seriesUid, string frameOfReferenceUid)
    {
        Images = images;
        StudyUid = studyUid;
        SeriesUid = seriesUid;
        FrameOfReferenceUid = frameOfReferenceUid;
    }

    /// <summary>The images.</summary>
    internal IReadOnlyList<ReportedImage> Images { get; }

    /// <summary>The elements of patient and study, as UTF-8.</summary>
    internal DicomDataSet Study { get; } = new();

    /// <summary>The study.</summary>
    internal string StudyUid { get; }

    /// <summary>The series.</summary>
    internal string SeriesUid { get; }

    /// <summary>The space in which positions lie.</summary>
    internal string FrameOfReferenceUid { get; }

    /// <summary>The number of the series.</summary>
    internal int SeriesNumber { get; private init; }

    /// <summary>The kind of machine, such as <c>CT</c>.</summary>
    internal string Modality { get; private init; } = "";

    /// <summary>The images of a scan.</summary>
    /// <param name="path">The scan.</param>
    /// <param name="options">How the scan is read: which of several series it is.</param>
    /// <exception cref="BadInputException">It is no DICOM, or its images do not say what they are, which study and series they belong to, or in which space
    /// they lie.</exception>
    public static ReportedImages Read(string path, VolumeReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        VolumePlan plan = VolumeFormats.All.Plan(path, options ?? new VolumeReadOptions());
        return plan.Images.Count > 0
            ? Of(path, plan.Images)
            : throw Refused(path, $"is {plan.Header.Format}, and a structured report is filed with DICOM images");
    }

    /// <summary>The images of one series.</summary>
    /// <param name="scan">The scan as the user named it, for messages.</param>
    /// <param name="files">The files, one at least.</param>
    /// <exception cref="BadInputException">They do not say what they are, which study and series they belong to, or in which space they lie.</exception>
    internal static ReportedImages Of(string scan, IReadOnlyList<DicomFile> files)
    {
        DicomDataSet first = files[0].DataSet;
        var images = new ReportedImages(
            [.. files.Select(file => ImageOf(scan, file.DataSet)).Distinct()],
            Only(scan, files, DicomTags.StudyInstanceUid, "study, so a report cannot be filed with it"),
            Only(scan, files, DicomTags.SeriesInstanceUid, "series, so a report cannot be filed with it"),
            Only(scan, files, DicomTags.FrameOfReferenceUid, "frame of reference, so a report cannot say in which space its points lie"))
        {
            SeriesNumber = first.Integer(DicomTags.SeriesNumber) ?? 0,
            Modality = first.Text(DicomTags.Modality) ?? "",
        };
        foreach (DicomTag tag in Demanded.Concat(Welcome.Where(tag => first.Text(tag) is not null)))
        {
            images.Study.SetText(tag, first.Texts(tag));
        }

        return images;
    }

    private static ReportedImage ImageOf(string scan, DicomDataSet image) =>
        (image.Text(DicomTags.SopClassUid), image.Text(DicomTags.SopInstanceUid)) is (string kind, string instance)
            ? new ReportedImage(kind, instance)
            : throw Refused(scan, "one of its images has no SOP instance UID, so a report cannot point to it");

    private static string Only(string scan, IReadOnlyList<DicomFile> files, DicomTag tag, string what)
    {
        string?[] values = [.. files.Select(file => file.DataSet.Text(tag)).Distinct(StringComparer.Ordinal)];
        return values is [{ } value] ? value : throw Refused(scan, $"its images have {(values.Length > 1 ? "more than one" : "no")} {what}");
    }

    private static BadInputException Refused(string scan, string why) => new(scan, null, $"{why}; choose another format than dicom-sr");
}
