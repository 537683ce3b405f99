using Pinpoint.Testing;
using Pinpoint.Testing.Dicom;
using static Pinpoint.Imaging.Tests.ReportExamples;

namespace Pinpoint.Imaging.Tests;

public sealed class DicomReportReaderTests : IDisposable
{
    private const string Probe = "Cornerstone3DTools@^0.1.0:Probe";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The forms in which TID 1500 reports come; two points, AC and PC.
    public static TheoryData<string> Variants() => [.. Reports.Keys];

    private static Dictionary<string, Func<DicomDataSet>> Reports { get; } = new(StringComparer.Ordinal)
    {
        ["good"] = () => Two((name, point) => Group(Tracking(name), Finding("structure"), Point(point), Comment(name))),
        ["error radius without its point"] = () => Two((name, point) => Group(
            Tracking(name), Point(point), ReportItems.Number(ReportCodes.Radius, 1, ReportCodes.Millimetre))),
        ["error radius with its point"] = () => Two((name, point) => Group(
            Tracking(name), Point(point), ReportItems.Number(ReportCodes.Radius, 1, ReportCodes.Millimetre, Point(point, ReportItems.InferredFrom)))),
        ["point under a number only"] = () => Two((name, point) => Group(
            Tracking(name), ReportItems.Number(new("SCT", "1", "Length"), 1, ReportCodes.Millimetre, Point(point, ReportItems.InferredFrom)))),
        ["no template"] = () => Two((name, point) => ReportItems.Container(ReportCodes.MeasurementGroup, null, [Tracking(name), Point(point)])),
        ["point named otherwise"] = () => Two((name, point) => Group(
            Tracking(name), ReportItems.Points(ReportItems.Contains, new("DCM", "111010", "Center"), "POINT", Frame, point))),
        ["no comment"] = () => Two((name, point) => Group(Tracking(name), Finding("structure"), Point(point))),
        ["meaning in other words"] = () => Two((name, point) =>
            ReportItems.Container(ReportCodes.MeasurementGroup with { Meaning = "measurement group" }, "1410", [Tracking(name), Point(point)])),
        ["tool's own tracking identifier"] = () => Two((name, point) => Group(Tracking(Probe), Finding("structure"), Point(point), Comment(name))),
        ["tool's own tracking identifier without comment"] = () => Two((name, point) => Group(Tracking(Probe), Finding(name), Point(point))),
        ["finding only"] = () => Two((name, point) => Group(Finding(name), Point(point))),
        ["a level deeper"] = () => Report(ReportItems.Container(
            new("99X", "1", "Section"), null, [.. Two((name, point) => Group(Tracking(name), Point(point))).Items(DicomTags.ContentSequence)])),
        ["text and control points of Cornerstone"] = () => Two((name, point) => Group(
            Tracking(name),
            Point(point),
            ReportItems.Points(ReportItems.Contains, new("99CS3D", "ControlPoints", "Control Points"), "MULTIPOINT", Frame, default, new WorldPoint(1, 1, 1)),
            ReportItems.Points(ReportItems.Contains, new("99CS3D", "TextPosition", "Text Annotation Position"), "POINT", Frame, default(WorldPoint)))),
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_form_gives_both_points_with_their_names(string variant)
    {
        LandmarkSet landmarks = Read(_folder.File("a.dcm"), Reports[variant]());
        landmarks.Select(landmark => (landmark.Name, landmark.Position)).ShouldBe([("AC", Anterior), ("PC", Posterior)]);
        landmarks.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Several_points_of_one_name_are_numbered_with_a_warning()
    {
        LandmarkSet inOne = Read(_folder.File("a.dcm"), Report(Group(
            Tracking("AC"), ReportItems.Points(ReportItems.Contains, ReportCodes.ImageRegion, "MULTIPOINT", Frame, Anterior, Posterior))));
        inOne.Select(landmark => (landmark.Name, landmark.Position)).ShouldBe([("AC 1", Anterior), ("AC 2", Posterior)]);
        inOne.Warnings.ShouldHaveSingleItem().ShouldContain("2 points are called 'AC', so they were numbered in the order of the file");

        LandmarkSet inTwo = Read(_folder.File("b.dcm"), Report(Group(Tracking("x:y"), Point(Anterior)), Group(Tracking("x:y"), Point(Posterior))));
        inTwo.Select(landmark => landmark.Name).ShouldBe(["x:y 1", "x:y 2"]);
        Read(_folder.File("c.dcm"), Report(Group(Point(Anterior)))).ShouldHaveSingleItem().Name.ShouldBe("point");
    }

    [Fact]
    public void What_is_written_reads_back_with_name_place_state_radius_and_text()
    {
        LandmarkSet landmarks = new(
        [
            Landmark.At("a: b", new WorldPoint(1234.56789, -0.1, 1e-3)) with { Radius95 = 2.5 },
            new Landmark("Größe\\頭", new WorldPoint(1, 2, 3), LandmarkStatus.Uncertain) { Description = "one\ntwo" },
            new Landmark(new string('n', 200), new WorldPoint(4, 5, 6), LandmarkStatus.OutsideScan),
            Landmark.Missing("c"),
            Landmark.Absent("d"),
        ]);
        LandmarkFile.Write(_folder.File("a.dcm"), landmarks, Options());
        LandmarkSet read = LandmarkFile.Read(_folder.File("a.dcm"));

        read.Select(landmark => (landmark.Name, landmark.Status, landmark.Radius95, landmark.Description, landmark.IsAbsent)).ShouldBe(
            landmarks.Select(landmark => (landmark.Name, landmark.Status, landmark.Radius95, landmark.Description, landmark.IsAbsent)));
        foreach ((Landmark there, Landmark back) in landmarks.Zip(read).Where(pair => pair.First.Position is not null))
        {
            back.Position!.Value.DistanceTo(there.Position!.Value).ShouldBeLessThan(1e-4);
        }

        read.Warnings.ShouldBeEmpty();
        LandmarkFile.LossOf(_folder.File("a.dcm"), landmarks).ShouldBeNull();
    }

    [Fact]
    public void A_report_may_be_called_anything_and_written_in_any_transfer_syntax()
    {
        string path = _folder.File("IM0001");
        Read(path, Report(Group(Tracking("AC"), Point(Anterior)))).ShouldHaveSingleItem().Name.ShouldBe("AC");
        File.WriteAllBytes(path, DicomWriter.Encode(Report(Group(Tracking("AC"), Point(Anterior)))));
        LandmarkFile.Read(path).ShouldHaveSingleItem().Position.ShouldBe(Anterior);
    }

    // OHIF keeps a probe in a stack of images so: in pixels of the image, the corner of the first at 0, below a number.
    [Fact]
    public void Points_in_the_planes_of_images_are_placed_by_the_scan()
    {
        string scan = _folder.File("scan");
        Directory.CreateDirectory(scan);
        var series = new TestSeries(8, 6) { Orientation = [0, 1, 0, 0, 0, -1], PixelSpacing = [2, 3], FrameOfReference = Frame };
        for (int slice = 0; slice < 3; slice++)
        {
            TestDataSet image = series.Slice(slice + 1, [10 + slice, 20, 30], new byte[8 * 6 * 2]);
            File.WriteAllBytes(Path.Combine(scan, FormattableString.Invariant($"{slice}.dcm")), image.ToFile(TestSyntax.ExplicitLittle));
        }

        string referenced = DicomParser.Parse(new DicomDiskFile(Path.Combine(scan, "1.dcm"))).DataSet.Text(DicomTags.SopInstanceUid)!;
        DicomDataSet report = Report(
            Group(Tracking(Probe), Comment("corner"), ReportItems.Number(new("SCT", "1", "Length"), 1, ReportCodes.Millimetre, Flat(referenced, 0, 0))),
            Group(Tracking("centre"), Flat(referenced, 2.5, 1.5)),
            Group(Tracking("space"), Point(Anterior)));
        Save(_folder.File("a.dcm"), report);
        LandmarkSet landmarks = LandmarkFile.Read(_folder.File("a.dcm"), new LandmarkReadOptions { Scan = scan });
        landmarks.Select(landmark => (landmark.Name, landmark.Position)).ShouldBe(
            [("corner", new WorldPoint(11, 18.5, 31)), ("centre", new WorldPoint(11, 26, 28)), ("space", Anterior)]);
        landmarks.Warnings.ShouldBeEmpty();

        Save(_folder.File("b.dcm"), Report(Group(Tracking("AC"), Flat("1.9.9", 2.5, 1.5))));
        Should.Throw<BadInputException>(() => LandmarkFile.Read(_folder.File("b.dcm"), new LandmarkReadOptions { Scan = scan }))
            .Message.ShouldContain("holds points in the planes of images (SCOORD) that are not the scan's");
        Save(_folder.File("c.dcm"), Report(Group(ReportItems.Points(ReportItems.Contains, ReportCodes.ImageRegion, "POINT", "1.9", Anterior))));
        Should.Throw<BadInputException>(() => LandmarkFile.Read(_folder.File("c.dcm"), new LandmarkReadOptions { Scan = scan }))
            .Message.ShouldContain("its points lie in another frame of reference than the scan's images");
        LandmarkFile.Read(_folder.File("c.dcm")).ShouldHaveSingleItem();
    }

    [Fact]
    public void Reports_without_points_that_have_a_place_are_refused_in_one_line()
    {
        Refusal(Group(Tracking("AC"), Flat("1.2", 1, 2))).ShouldContain("holds points in the planes of images (SCOORD), which have a place only with these");
        Refusal(Group(Tracking("AC"))).ShouldContain("is a structured report without points in measurement groups");
        Refusal(Group(Region("POLYLINE", Anterior, Posterior))).ShouldContain("without points");
        Refusal(Group(Region("POINT", Anterior, Posterior))).ShouldContain("measurement group 1: its POINT has 6 coordinates");
        Refusal(Group(Region("POINT", new WorldPoint(double.NaN, 0, 0)))).ShouldContain("its POINT has 3 coordinates, which are no places");
        Refusal(Group(Region("MULTIPOINT"))).ShouldContain("its MULTIPOINT has 0 coordinates");
        Refusal(Group(Flat("1.2", 1, 2, 3))).ShouldContain("its POINT has 3 coordinates");
        Refusal(Group(Point(Anterior)), Group(ReportItems.Points(ReportItems.Contains, ReportCodes.ImageRegion, "POINT", "1.9", Posterior)))
            .ShouldContain("holds points in 2 frames of reference");

        LandmarkSet mixed = Read(
            _folder.File("m.dcm"),
            Report(Group(Tracking("AC"), Point(Anterior)), Group(Tracking("b"), Flat("1.2", 1, 2)), Group(Region("POLYLINE", Anterior))));
        mixed.ShouldHaveSingleItem().Name.ShouldBe("AC");
        mixed.Warnings.ShouldHaveSingleItem().ShouldContain("2 regions that are no points, or not of this scan's images, were left out");

        string Refusal(params DicomDataSet[] groups)
        {
            string message = Should.Throw<BadInputException>(() => Read(_folder.File("a.dcm"), Report(groups))).Message;
            message.ShouldStartWith(_folder.File("a.dcm"));
            return message;
        }

        static DicomDataSet Region(string kind, params WorldPoint[] points) =>
            ReportItems.Points(ReportItems.Contains, ReportCodes.ImageRegion, kind, Frame, points);
    }

    [Fact]
    public void A_report_cut_short_or_overwritten_anywhere_is_read_or_refused_in_one_line()
    {
        string path = _folder.File("a.dcm");
        LandmarkFile.Write(path, new LandmarkSet([Landmark.At("AC", Anterior) with { Radius95 = 1 }, Landmark.Missing("PC")]), Options());
        byte[] whole = File.ReadAllBytes(path);
        var random = new Random(1);
        for (int round = 0; round < 600; round++)
        {
            byte[] bytes = round % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int change = round % 2 == 0 ? 0 : random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(128, bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            try
            {
                LandmarkFile.Read(path).ShouldAllBe(landmark => landmark.Position == null || landmark.Position.Value.IsFinite);
            }
            catch (BadInputException exception)
            {
                exception.Message.ShouldStartWith(path);
                exception.Message.ShouldNotContain('\n');
            }
        }
    }

    private static DicomDataSet Flat(string image, params double[] pixels)
    {
        DicomDataSet item = ReportItems.Points(ReportItems.Contains, ReportCodes.ImageRegion, "POINT", "");
        item.SetText(DicomTags.ValueType, "SCOORD");
        item.SetNumbers(DicomTags.GraphicData, pixels);
        item.SetItems(DicomTags.ContentSequence, ReportItems.Image(new ReportedImage("1.2.840.10008.5.1.4.1.1.2", image)));
        return item;
    }

    private static DicomDataSet Two(Func<string, WorldPoint, DicomDataSet> group) => Report(group("AC", Anterior), group("PC", Posterior));
}
