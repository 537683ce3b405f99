namespace Pinpoint.Imaging.Tests;

public sealed class DicomReportWriterTests
{
    private static readonly LandmarkSet Landmarks = new(
    [
        Landmark.At("AC", new WorldPoint(1.5, -2.25, 3)) with { Radius95 = 1.25 },
        new Landmark("left ear, lobe", new WorldPoint(4, 5, 6), LandmarkStatus.Uncertain) { Description = "half hidden" },
        Landmark.Missing("PC"),
        Landmark.Absent("CSP"),
    ]);

    private static readonly string[] Context = ["Tracking Identifier", "Tracking Unique Identifier"];

    // What Slicer's plug-in asks of a report through highdicom, and OHIF's adapter of each group.
    [Fact]
    public void Each_landmark_with_a_place_is_a_group_in_the_form_that_viewers_look_for()
    {
        DicomDataSet report = ReportExamples.Parse(Landmarks, ReportExamples.Options());
        report.Text(DicomTags.SopClassUid).ShouldBe("1.2.840.10008.5.1.4.1.1.88.34");
        report.Item(DicomTags.ContentTemplateSequence)!.Text(DicomTags.TemplateIdentifier).ShouldBe("1500");
        report.Item(DicomTags.ContentTemplateSequence)!.Text(DicomTags.MappingResource).ShouldBe("DCMR");
        NameOf(report).ShouldBe(("126000", "DCM", "Imaging Measurement Report"));
        DicomDataSet measurements = Child(report, "126010");
        NameOf(measurements).ShouldBe(("126010", "DCM", "Imaging Measurements"));
        DicomDataSet[] groups = [.. measurements.Items(DicomTags.ContentSequence)];
        groups.Length.ShouldBe(2);
        foreach ((DicomDataSet group, string name) in groups.Zip(["AC", "left ear, lobe"]))
        {
            group.Text(DicomTags.RelationshipType).ShouldBe("CONTAINS");
            group.Text(DicomTags.ValueType).ShouldBe("CONTAINER");
            NameOf(group).ShouldBe(("125007", "DCM", "Measurement Group"));
            group.Item(DicomTags.ContentTemplateSequence)!.Text(DicomTags.TemplateIdentifier).ShouldBe("1410");
            Described(Child(group, "112039")).ShouldBe(("HAS OBS CONTEXT", "TEXT", "Tracking Identifier", name));
            Child(group, "112040").Text(DicomTags.UidValue)!.ShouldStartWith("2.25.");
            Described(Child(group, "121106")).ShouldBe(("CONTAINS", "TEXT", "Comment", name));
            Child(group, "121071").Text(DicomTags.ValueType).ShouldBe("CODE");
            DicomDataSet point = Child(group, "111030");
            Described(point).ShouldBe(("CONTAINS", "SCOORD3D", "Image Region", null));
            point.Text(DicomTags.GraphicType).ShouldBe("POINT");
            point.Text(DicomTags.ReferencedFrameOfReferenceUid).ShouldBe(ReportExamples.Frame);
            point.Numbers(DicomTags.GraphicData).Length.ShouldBe(3);
            group.Items(DicomTags.ContentSequence).Take(2).Select(item => NameOf(item).Meaning).ShouldBe(Context);
        }

        Child(groups[0], "111030").Numbers(DicomTags.GraphicData).ShouldBe([1.5, -2.25, 3]);
    }

    [Fact]
    public void A_number_in_a_group_follows_from_the_point()
    {
        DicomDataSet[] groups = [.. Child(ReportExamples.Parse(Landmarks, ReportExamples.Options()), "126010").Items(DicomTags.ContentSequence)];
        DicomDataSet radius = Child(groups[0], "error95");
        radius.Text(DicomTags.ValueType).ShouldBe("NUM");
        radius.Item(DicomTags.MeasuredValueSequence)!.Number(DicomTags.NumericValue).ShouldBe(1.25);
        radius.Item(DicomTags.MeasuredValueSequence)!.Item(DicomTags.MeasurementUnitsCodeSequence)!.Text(DicomTags.CodeValue).ShouldBe("mm");
        DicomDataSet from = radius.Items(DicomTags.ContentSequence).ShouldHaveSingleItem();
        (from.Text(DicomTags.RelationshipType), from.Text(DicomTags.ValueType)).ShouldBe(("INFERRED FROM", "SCOORD3D"));
        from.Numbers(DicomTags.GraphicData).ShouldBe([1.5, -2.25, 3]);
        groups[1].Items(DicomTags.ContentSequence).ShouldNotContain(item => item.Text(DicomTags.ValueType) == "NUM");
    }

    [Fact]
    public void What_is_uncertain_or_has_no_place_is_told_in_codes_and_words()
    {
        DicomDataSet report = ReportExamples.Parse(
            Landmarks, ReportExamples.Options() with { Origin = new LandmarkOrigin("heads", "ab") { Objections = ["darker than all training scans"] } });
        report.Text(DicomTags.SeriesDescription).ShouldBe("Pinpoint: rejected, 2 missing, 1 uncertain");
        DicomDataSet[] groups = [.. Child(report, "126010").Items(DicomTags.ContentSequence)];
        groups.Select(group => Child(group, "status").Item(DicomTags.ConceptCodeSequence)!.Text(DicomTags.CodeMeaning)).ShouldBe(["Defined", "Uncertain"]);

        DicomDataSet[] evaluations = [.. Child(report, "C0034375").Items(DicomTags.ContentSequence)];
        evaluations.Where(IsCode).Select(item => $"{NameOf(item).Meaning}: {Code(item.Item(DicomTags.ConceptCodeSequence)!).Meaning}").ShouldBe(
            ["Likeness to the training scans: Unlike the training scans", "PC: Landmark not found", "CSP: Landmark not in the scan"]);
        evaluations.Where(item => !IsCode(item)).Select(item => item.Text(DicomTags.TextValue)).ShouldBe(
            ["darker than all training scans", "4 landmarks: 1 defined (AC); 2 missing (PC, CSP); 1 uncertain (left ear, lobe)", "PC", "CSP"]);

        static bool IsCode(DicomDataSet item) => item.Text(DicomTags.ValueType) == "CODE";
    }

    [Fact]
    public void A_report_without_any_place_has_no_empty_group_of_measurements()
    {
        DicomDataSet report = ReportExamples.Parse(new LandmarkSet([Landmark.Missing("PC")]), ReportExamples.Options());
        report.Items(DicomTags.ContentSequence).ShouldNotContain(item => NameOf(item).Meaning == "Imaging Measurements");
        report.Text(DicomTags.SeriesDescription).ShouldBe("Pinpoint: 1 missing");
    }

    [Fact]
    public void The_report_is_of_the_patient_and_study_of_its_images_and_points_to_all_of_them()
    {
        DicomDataSet report = ReportExamples.Parse(Landmarks, ReportExamples.Options());
        report.Text(DicomTags.PatientName).ShouldBe("Müller^Ähre=頭^頭");
        report.Text(DicomTags.SpecificCharacterSet).ShouldBe("ISO_IR 192");
        (report.Text(DicomTags.PatientId), report.Text(DicomTags.PatientBirthDate), report.Text(DicomTags.PatientSex)).ShouldBe(("P1", "19700101", "F"));
        (report.Text(DicomTags.StudyInstanceUid), report.Text(DicomTags.StudyDate)).ShouldBe(("1.2.3.5", "20260102"));
        report.Text(DicomTags.AccessionNumber).ShouldBe("A1");
        (report.Text(DicomTags.Modality), report.Number(DicomTags.SeriesNumber)).ShouldBe(("SR", 10007));
        (report.Text(DicomTags.ContentDate), report.Text(DicomTags.ContentTime)).ShouldBe(("20260304", "120506"));
        report.Find(DicomTags.PatientAge).ShouldBeNull();

        DicomDataSet study = report.Items(DicomTags.CurrentRequestedProcedureEvidenceSequence).ShouldHaveSingleItem();
        study.Text(DicomTags.StudyInstanceUid).ShouldBe("1.2.3.5");
        DicomDataSet series = study.Items(DicomTags.ReferencedSeriesSequence).ShouldHaveSingleItem();
        series.Text(DicomTags.SeriesInstanceUid).ShouldBe("1.2.3.6");
        series.Items(DicomTags.ReferencedSopSequence).Select(item => item.Text(DicomTags.ReferencedSopInstanceUid))
            .ShouldBe(["1.2.3.7.1", "1.2.3.7.2", "1.2.3.7.3"]);
        DicomDataSet library = Child(Child(report, "111028"), "126200");
        library.Items(DicomTags.ContentSequence).Count.ShouldBe(3);
    }

    [Fact]
    public void What_the_images_lack_is_written_empty_where_the_standard_wants_it()
    {
        ReportedImages images = ReportExamples.Images(ReportExamples.Files((image, _) =>
        {
            image.SetText(DicomTags.PatientId);
            image.SetText(DicomTags.SpecificCharacterSet, "ISO_IR 100");
            image.SetBytes(DicomTags.PatientName, [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72]);
        }));
        DicomDataSet report = ReportExamples.Parse(Landmarks, ReportExamples.Options() with { Images = images });
        report.Find(DicomTags.PatientId)!.Value.Length.ShouldBe(0);
        report.Text(DicomTags.PatientName).ShouldBe("Müller");
    }

    [Fact]
    public void The_device_says_which_software_and_which_model_it_was()
    {
        DicomDataSet report = ReportExamples.Parse(Landmarks, ReportExamples.Options());
        (report.Text(DicomTags.Manufacturer), report.Text(DicomTags.ManufacturerModelName)).ShouldBe(("Pinpoint", "heads"));
        report.Text(DicomTags.DeviceSerialNumber).ShouldBe(new string('a', 64));
        DicomDataSet group = Child(report, "126010").Item(DicomTags.ContentSequence)!;
        Described(Child(group, "111001")).ShouldBe(("HAS CONCEPT MOD", "TEXT", "Algorithm Name", "Pinpoint"));
        Child(group, "111003").Text(DicomTags.TextValue).ShouldBe(report.Text(DicomTags.SoftwareVersions));
        Child(group, "111002").Text(DicomTags.TextValue).ShouldBe("model heads, SHA-256 " + new string('a', 64));
        Child(report, "121013").Text(DicomTags.TextValue).ShouldBe("Pinpoint");
        string device = Child(report, "121012").Text(DicomTags.UidValue)!;
        Child(ReportExamples.Parse(Landmarks, ReportExamples.Options()), "121012").Text(DicomTags.UidValue).ShouldBe(device);
        Child(ReportExamples.Parse(Landmarks, ReportExamples.Options() with { Origin = new("heads", "b") }), "121012").Text(DicomTags.UidValue)
            .ShouldNotBe(device, StringComparer.Ordinal);
    }

    [Fact]
    public void Landmarks_have_the_codes_that_were_given_or_codes_of_their_own()
    {
        DicomDataSet[] groups = [.. Child(ReportExamples.Parse(Landmarks, ReportExamples.Options()), "126010").Items(DicomTags.ContentSequence)];
        FindingOf(groups[0]).ShouldBe(("61934001", "SCT", "Anterior commissure"));
        FindingOf(groups[1]).Scheme.ShouldBe("99PINPOINT");
        FindingOf(groups[1]).Meaning.ShouldBe("left ear, lobe");
        ReportCodes.OfName("AC-2_b.1").ShouldBe(new CodedConcept("99PINPOINT", "AC-2_b.1", "AC-2_b.1"));
        ReportCodes.OfName("left ear, lobe").Value.Length.ShouldBe(16);
        ReportCodes.OfName("left ear, lobe").Value.ShouldNotBe(ReportCodes.OfName("left ear; lobe").Value, StringComparer.Ordinal);
        ReportCodes.MeaningOf(new string('x', 63) + "\U0001F600").ShouldBe(new string('x', 63));
        ReportCodes.MeaningOf("a\\b\nc").ShouldBe("a b c");

        static (string Value, string Scheme, string Meaning) FindingOf(DicomDataSet group) => Code(Child(group, "121071").Item(DicomTags.ConceptCodeSequence)!);
    }

    [Fact]
    public void Two_reports_of_one_answer_are_two_instances_in_two_series()
    {
        LandmarkWriteOptions options = ReportExamples.Options() with { Uids = DicomUids.Random };
        string[] uids = [.. new[] { ReportExamples.Parse(Landmarks, options), ReportExamples.Parse(Landmarks, options) }
            .SelectMany(report => new[] { report.Text(DicomTags.SopInstanceUid)!, report.Text(DicomTags.SeriesInstanceUid)! })];
        uids.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        uids.ShouldAllBe(uid => uid.StartsWith("2.25.", StringComparison.Ordinal) && uid.Length <= 64);

        using var first = new MemoryStream();
        using var second = new MemoryStream();
        DicomReportWriter.Write(first, Landmarks, ReportExamples.Options());
        DicomReportWriter.Write(second, Landmarks, ReportExamples.Options());
        second.ToArray().ShouldBe(first.ToArray());
    }

    [Fact]
    public void Images_that_a_report_cannot_be_filed_with_are_refused_in_one_line()
    {
        Refusal((image, _) => image.SetText(DicomTags.FrameOfReferenceUid)).ShouldBe(
            "scan: its images have no frame of reference, so a report cannot say in which space its points lie; choose another format than dicom-sr");
        Refusal((image, index) => image.SetText(DicomTags.FrameOfReferenceUid, index == 0 ? "1.1" : "1.2")).ShouldContain("more than one frame of reference");
        Refusal((image, _) => image.SetText(DicomTags.StudyInstanceUid)).ShouldContain("its images have no study");
        Refusal((image, index) => image.SetText(DicomTags.SeriesInstanceUid, index == 0 ? "1.1" : "1.2")).ShouldContain("more than one series");
        Refusal((image, index) => image.SetText(DicomTags.SopInstanceUid, index == 1 ? [] : ["1"])).ShouldContain("one of its images has no SOP instance UID");
        Should.Throw<BadInputException>(() => LandmarkFile.Write(new MemoryStream(), Landmarks, new LandmarkWriteOptions { Format = new DicomReportFormat() }))
            .Message.ShouldBe("a DICOM structured report is filed with its images, and there are none; give a DICOM scan, or choose another format");

        static string Refusal(Action<DicomDataSet, int> change) =>
            Should.Throw<BadInputException>(() => ReportExamples.Images(ReportExamples.Files(change))).Message;
    }

    private static DicomDataSet Child(DicomDataSet item, string code) => item.Items(DicomTags.ContentSequence).First(child => NameOf(child).Value == code);

    private static (string Value, string Scheme, string Meaning) NameOf(DicomDataSet item) =>
        item.Item(DicomTags.ConceptNameCodeSequence) is { } concept ? Code(concept) : ("", "", "");

    private static (string Value, string Scheme, string Meaning) Code(DicomDataSet concept) =>
        (concept.Text(DicomTags.CodeValue)!, concept.Text(DicomTags.CodingSchemeDesignator)!, concept.Text(DicomTags.CodeMeaning)!);

    private static (string? Relationship, string? Kind, string Meaning, string? Text) Described(DicomDataSet item) =>
        (item.Text(DicomTags.RelationshipType), item.Text(DicomTags.ValueType), NameOf(item).Meaning, item.Text(DicomTags.TextValue));
}
