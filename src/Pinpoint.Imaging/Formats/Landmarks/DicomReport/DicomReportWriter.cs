using System.Globalization;
using System.Reflection;

namespace Pinpoint.Imaging;

/// <summary>
/// Writes Comprehensive 3D SR documents of template 1500, in the form in which viewers show each landmark with its name: one measurement group a landmark, its
/// point named as an image region, and once more below the error radius, for OHIF looks there where there is a number. Landmarks without a place stand under
/// the qualitative evaluations, for a group without a point is dropped, or is a fault, in viewers.
/// </summary>
internal static class DicomReportWriter
{
    /// <summary>The SOP class.</summary>
    public const string ClassUid = "1.2.840.10008.5.1.4.1.1.88.34";

    private const string Software = "Pinpoint";

    // Far above what scanners and viewers number; a report comes behind the series that it is about.
    private const int SeriesNumberStep = 10_000;

    private static readonly string SoftwareVersion =
        (typeof(DicomReportWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+', '-')[0];

    /// <summary>Writes a report; each has identifiers of its own, for archives keep the first of two with the same ones.</summary>
    /// <exception cref="BadInputException">The options give no images.</exception>
    public static void Write(Stream stream, LandmarkSet landmarks, LandmarkWriteOptions options)
    {
        ReportedImages images = options.Images
            ?? throw new BadInputException(
                "a DICOM structured report is filed with its images, and there are none; give a DICOM scan, or choose another format");
        var report = new DicomDataSet();
        foreach (DicomElement element in images.Study.Elements)
        {
            report.Set(element);
        }

        report.SetText(DicomTags.SpecificCharacterSet, "ISO_IR 192");
        SetDocument(report, landmarks, images, options);
        SetDevice(report, options.Origin);
        report.SetText(DicomTags.ValueType, "CONTAINER");
        report.SetItems(DicomTags.ConceptNameCodeSequence, ReportItems.Concept(ReportCodes.Report));
        ReportItems.FillContainer(report, "1500", Content(landmarks, images, options));
        DicomWriter.Write(stream, report);
    }

    private static void SetDocument(DicomDataSet report, LandmarkSet landmarks, ReportedImages images, LandmarkWriteOptions options)
    {
        DateTimeOffset now = options.Clock.GetLocalNow();
        string date = now.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        string time = now.ToString("HHmmss", CultureInfo.InvariantCulture);
        report.SetText(DicomTags.SopClassUid, ClassUid);
        report.SetText(DicomTags.SopInstanceUid, options.Identity?.InstanceUid ?? options.Uids.New());
        report.SetText(DicomTags.SeriesInstanceUid, options.Identity?.SeriesUid ?? options.Uids.New());
        foreach (DicomTag tag in (ReadOnlySpan<DicomTag>)[DicomTags.InstanceCreationDate, DicomTags.SeriesDate, DicomTags.ContentDate])
        {
            report.SetText(tag, date);
        }

        foreach (DicomTag tag in (ReadOnlySpan<DicomTag>)[DicomTags.InstanceCreationTime, DicomTags.SeriesTime, DicomTags.ContentTime])
        {
            report.SetText(tag, time);
        }

        report.SetText(DicomTags.Modality, "SR");
        report.SetText(DicomTags.SeriesDescription, ReportSummary.Title(landmarks, options.Origin));
        report.SetNumbers(DicomTags.SeriesNumber, Math.Min(Math.Max(0L, images.SeriesNumber) + SeriesNumberStep, int.MaxValue));
        report.SetNumbers(DicomTags.InstanceNumber, 1);
        report.SetItems(DicomTags.ReferencedPerformedProcedureStepSequence);
        report.SetItems(DicomTags.PerformedProcedureCodeSequence);
        report.SetText(DicomTags.CompletionFlag, "COMPLETE");
        report.SetText(DicomTags.VerificationFlag, "UNVERIFIED");
        report.SetItems(DicomTags.CurrentRequestedProcedureEvidenceSequence, Evidence(images));
        var scheme = new DicomDataSet();
        scheme.SetText(DicomTags.CodingSchemeDesignator, ReportCodes.OwnScheme);
        scheme.SetText(DicomTags.CodingSchemeName, "Names and states of landmarks in Pinpoint");
        scheme.SetText(DicomTags.CodingSchemeResponsibleOrganization, Software);
        report.SetItems(DicomTags.CodingSchemeIdentificationSequence, scheme);
    }

    private static void SetDevice(DicomDataSet report, LandmarkOrigin? origin)
    {
        report.SetText(DicomTags.Manufacturer, Software);
        report.SetText(DicomTags.ManufacturerModelName, ReportCodes.MeaningOf(origin?.Model ?? Software));
        report.SetText(DicomTags.DeviceSerialNumber, ReportCodes.MeaningOf(origin?.ModelHash ?? SoftwareVersion));
        report.SetText(DicomTags.SoftwareVersions, SoftwareVersion);
    }

    private static DicomDataSet Evidence(ReportedImages images)
    {
        var series = new DicomDataSet();
        series.SetText(DicomTags.SeriesInstanceUid, images.SeriesUid);
        series.SetItems(DicomTags.ReferencedSopSequence, [.. images.Images.Select(ReportItems.Reference)]);
        var study = new DicomDataSet();
        study.SetText(DicomTags.StudyInstanceUid, images.StudyUid);
        study.SetItems(DicomTags.ReferencedSeriesSequence, series);
        return study;
    }

    private static List<DicomDataSet> Content(LandmarkSet landmarks, ReportedImages images, LandmarkWriteOptions options)
    {
        List<DicomDataSet> content =
        [
            ReportItems.Code(ReportItems.HasConceptModifier, ReportCodes.Language, ReportCodes.English),
            .. Observer(options.Origin),
            ReportItems.Code(ReportItems.HasConceptModifier, ReportCodes.ProcedureReported, ReportCodes.ProcedureOf(images.Modality)),
            ReportItems.Container(
                ReportCodes.ImageLibrary, null, [ReportItems.Container(ReportCodes.ImageLibraryGroup, null, [.. images.Images.Select(ReportItems.Image)])]),
        ];
        DicomDataSet[] groups = [.. landmarks.Where(landmark => landmark.Position is not null).Select(landmark => Group(landmark, images, options))];
        if (groups.Length > 0)
        {
            content.Add(ReportItems.Container(ReportCodes.Measurements, null, groups));
        }

        content.Add(ReportItems.Container(ReportCodes.QualitativeEvaluations, null, [.. ReportSummary.Items(landmarks, options)]));
        return content;
    }

    private static IEnumerable<DicomDataSet> Observer(LandmarkOrigin? origin)
    {
        const string Context = ReportItems.HasObservationContext;
        yield return ReportItems.Code(Context, ReportCodes.ObserverType, ReportCodes.Device);
        yield return ReportItems.Uid(Context, ReportCodes.DeviceUid, DicomUids.Of($"{Software} {SoftwareVersion} {origin?.ModelHash}"));
        yield return ReportItems.Text(Context, ReportCodes.DeviceName, Software);
        yield return ReportItems.Text(Context, ReportCodes.DeviceManufacturer, Software);
        if (origin is not null)
        {
            yield return ReportItems.Text(Context, ReportCodes.DeviceModel, origin.Model);
            yield return ReportItems.Text(Context, ReportCodes.DeviceSerial, origin.ModelHash);
        }
    }

    private static DicomDataSet Group(Landmark landmark, ReportedImages images, LandmarkWriteOptions options)
    {
        WorldPoint position = landmark.Position!.Value;
        List<DicomDataSet> items =
        [
            ReportItems.Text(ReportItems.HasObservationContext, ReportCodes.TrackingIdentifier, landmark.Name),
            ReportItems.Uid(ReportItems.HasObservationContext, ReportCodes.TrackingUid, options.Uids.New()),
        ];
        if (options.Origin is { } origin)
        {
            items.Add(ReportItems.Text(ReportItems.HasConceptModifier, ReportCodes.AlgorithmName, Software));
            items.Add(ReportItems.Text(ReportItems.HasConceptModifier, ReportCodes.AlgorithmVersion, SoftwareVersion));
            items.Add(ReportItems.Text(
                ReportItems.HasConceptModifier, ReportCodes.AlgorithmParameters, $"model {origin.Model}, SHA-256 {origin.ModelHash}"));
        }

        items.Add(ReportItems.Code(ReportItems.Contains, ReportCodes.Finding, CodeOf(landmark.Name, options)));
        items.Add(Point(ReportItems.Contains));
        items.Add(ReportItems.Text(ReportItems.Contains, ReportCodes.Comment, landmark.Name));
        if (landmark.Radius95 is { } radius)
        {
            items.Add(ReportItems.Number(ReportCodes.Radius, radius, ReportCodes.Millimetre, Point(ReportItems.InferredFrom)));
        }

        items.Add(ReportItems.Code(ReportItems.Contains, ReportCodes.Status, ReportCodes.Of(landmark.Status)));
        if (landmark.Description.Length > 0)
        {
            items.Add(ReportItems.Text(ReportItems.Contains, ReportCodes.Description, landmark.Description));
        }

        return ReportItems.Container(ReportCodes.MeasurementGroup, "1410", items);

        DicomDataSet Point(string relationship) =>
            ReportItems.Points(relationship, ReportCodes.ImageRegion, "POINT", images.FrameOfReferenceUid, position);
    }

    private static CodedConcept CodeOf(string name, LandmarkWriteOptions options) => options.Codes.GetValueOrDefault(name) ?? ReportCodes.OfName(name);
}
