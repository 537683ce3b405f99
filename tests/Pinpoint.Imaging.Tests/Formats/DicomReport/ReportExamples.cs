namespace Pinpoint.Imaging.Tests;

/// <summary>Images that reports are filed with, and reports as others write them, made of the content items that the writer is made of.</summary>
internal static class ReportExamples
{
    public const string Frame = "1.2.3.4.5";

    /// <summary>Where the two landmarks of the reports lie: AC and PC.</summary>
    public static readonly WorldPoint Anterior = new(95.25, 10.5, 0.125);

    /// <inheritdoc cref="Anterior"/>
    public static readonly WorldPoint Posterior = new(95.25, 10.5, -11.75);

    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 5, 6, TimeSpan.Zero);

    /// <summary>Options with the images of <see cref="Files"/>, and identifiers and a time that are the same in every run.</summary>
    public static LandmarkWriteOptions Options()
    {
        UInt128 number = 1000;
        return new LandmarkWriteOptions
        {
            Images = Images(Files()),
            Origin = new LandmarkOrigin("heads", new string('a', 64)),
            Codes = new Dictionary<string, CodedConcept>(StringComparer.Ordinal) { ["AC"] = new("SCT", "61934001", "Anterior commissure") },
            Uids = new DicomUids(() => number++),
            Clock = new StoppedClock(Noon),
        };
    }

    public static ReportedImages Images(IReadOnlyList<DicomFile> files) => ReportedImages.Of("scan", files);

    /// <summary>The headers of three slices.</summary>
    /// <param name="change">What is otherwise in each.</param>
    public static IReadOnlyList<DicomFile> Files(Action<DicomDataSet, int>? change = null) => [.. Enumerable.Range(0, 3).Select(index => File(index, change))];

    /// <summary>A report as others may write it: root, measurements, groups.</summary>
    public static DicomDataSet Report(params IReadOnlyList<DicomDataSet> groups)
    {
        var report = new DicomDataSet();
        report.SetText(DicomTags.SopClassUid, DicomReportWriter.ClassUid);
        report.SetText(DicomTags.SopInstanceUid, "1.2.3.9");
        report.SetText(DicomTags.Modality, "SR");
        report.SetText(DicomTags.ValueType, "CONTAINER");
        report.SetItems(DicomTags.ConceptNameCodeSequence, ReportItems.Concept(ReportCodes.Report));
        ReportItems.FillContainer(report, "1500", [ReportItems.Container(ReportCodes.Measurements, null, groups)]);
        return report;
    }

    /// <summary>A measurement group.</summary>
    public static DicomDataSet Group(params IReadOnlyList<DicomDataSet> items) => ReportItems.Container(ReportCodes.MeasurementGroup, "1410", items);

    public static DicomDataSet Tracking(string name) => ReportItems.Text(ReportItems.HasObservationContext, ReportCodes.TrackingIdentifier, name);

    public static DicomDataSet Comment(string name) => ReportItems.Text(ReportItems.Contains, ReportCodes.Comment, name);

    public static DicomDataSet Finding(string meaning) => ReportItems.Code(ReportItems.Contains, ReportCodes.Finding, new("SCT", "1", meaning));

    public static DicomDataSet Point(WorldPoint point, string relationship = ReportItems.Contains) =>
        ReportItems.Points(relationship, ReportCodes.ImageRegion, "POINT", Frame, point);

    /// <summary>Reads a report through a file.</summary>
    public static LandmarkSet Read(string path, DicomDataSet report)
    {
        Save(path, report);
        return LandmarkFile.Read(path);
    }

    public static void Save(string path, DicomDataSet report)
    {
        using FileStream stream = System.IO.File.Create(path);
        DicomWriter.Write(stream, report);
    }

    /// <summary>The data set of a report that was written.</summary>
    public static DicomDataSet Parse(LandmarkSet landmarks, LandmarkWriteOptions options)
    {
        using var stream = new MemoryStream();
        DicomReportWriter.Write(stream, landmarks, options);
        return DicomParser.Parse(new DicomBytes("report", stream.ToArray())).DataSet;
    }

    private static DicomFile File(int index, Action<DicomDataSet, int>? change)
    {
        var image = new DicomDataSet();
        image.SetText(DicomTags.SpecificCharacterSet, "ISO_IR 192");
        image.SetText(DicomTags.SopClassUid, "1.2.840.10008.5.1.4.1.1.4");
        image.SetText(DicomTags.SopInstanceUid, FormattableString.Invariant($"1.2.3.7.{index + 1}"));
        image.SetText(DicomTags.StudyDate, "20260102");
        image.SetText(DicomTags.StudyTime, "101112");
        image.SetText(DicomTags.AccessionNumber, "A1");
        image.SetText(DicomTags.Modality, "MR");
        image.SetText(DicomTags.ReferringPhysicianName, "Who^Else");
        image.SetText(DicomTags.StudyDescription, "Head");
        image.SetText(DicomTags.PatientName, "Müller^Ähre=頭^頭");
        image.SetText(DicomTags.PatientId, "P1");
        image.SetText(DicomTags.PatientBirthDate, "19700101");
        image.SetText(DicomTags.PatientSex, "F");
        image.SetText(DicomTags.StudyInstanceUid, "1.2.3.5");
        image.SetText(DicomTags.SeriesInstanceUid, "1.2.3.6");
        image.SetText(DicomTags.StudyId, "S1");
        image.SetNumbers(DicomTags.SeriesNumber, 7);
        image.SetText(DicomTags.FrameOfReferenceUid, Frame);
        change?.Invoke(image, index);
        return new DicomFile(new DicomBytes("image", []), new DicomDataSet(), image, TransferSyntax.ExplicitLittleEndian, null);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
