using System.Runtime.InteropServices;
using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class DicomReportTests(TinyHeads heads) : IDisposable
{
    private const string Identity = "Secret";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predict_writes_a_report_with_the_places_of_the_other_formats_and_only_the_report_holds_the_patient()
    {
        string scan = WriteSeries(10, _folder.File("ct"));
        string definitions = _folder.File("codes.json");
        string first = LandmarkFile.Read(heads.Landmarks(10))[0].Name;
        File.WriteAllText(definitions, $$"""{"name": "x", "codes": [{"landmark": "{{first}}", "value": "61934001", "meaning": "Anterior commissure"}]}""");
        string answers = _folder.File("answers");
        CommandLine run = CommandLine.Run(
            "predict", heads.Model, scan, "-o", answers, "--format", "dicom-sr,mrk.json", "--definitions", definitions).Succeeds();
        CommandLine json = CommandLine.Run("predict", heads.Model, scan, "--json").Succeeds();

        string report = Path.Combine(answers, "ct.dcm");
        Directory.GetFiles(answers).ShouldBe([report, Path.Combine(answers, "ct.mrk.json")], ignoreOrder: true);
        LandmarkSet reported = LandmarkFile.Read(report, new LandmarkReadOptions { Scan = scan });
        LandmarkSet marked = LandmarkFile.Read(Path.Combine(answers, "ct.mrk.json"));
        reported.Select(landmark => (landmark.Name, landmark.Status)).ShouldBe(marked.Select(landmark => (landmark.Name, landmark.Status)));
        foreach ((Landmark one, Landmark other) in reported.Zip(marked))
        {
            one.Position!.Value.DistanceTo(other.Position!.Value).ShouldBeLessThan(1e-4);
        }

        string bytes = File.ReadAllText(report);
        bytes.ShouldContain("Somebody^Secret");
        bytes.ShouldContain("Anterior commissure");
        bytes.ShouldContain("model model, SHA-256 ");
        string[] others =
        [
            run.Output, run.Error, json.Output, File.ReadAllText(Path.Combine(answers, "ct.mrk.json")),
            CommandLine.Run("inspect", report).Succeeds().Output, CommandLine.Run("inspect", report, "--json").Succeeds().Output,
        ];
        others.ShouldAllBe(text => !text.Contains(Identity, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_scan_that_no_report_can_be_filed_with_is_refused_before_it_is_searched_and_the_others_are_not()
    {
        string good = WriteSeries(10, _folder.File("ct"));
        string placeless = WriteSeries(11, _folder.File("placeless"), slice => slice.Remove(0x00200052));
        string answers = _folder.File("answers");
        CommandLine run = CommandLine.Run("predict", heads.Model, heads.Scan(12), placeless, good, "-o", answers, "--format", "mrk.json,dicom-sr");
        run.Code.ShouldBe(ExitCodes.BadInput);
        string[] errors = [.. run.ErrorLines.Where(line => line.StartsWith("pinpoint: error: ", StringComparison.Ordinal))];
        errors.Length.ShouldBe(2);
        errors[0].ShouldEndWith("is NIfTI-1, and a structured report is filed with DICOM images; choose another format than dicom-sr");
        errors[1].ShouldContain("its images have no frame of reference, so a report cannot say in which space its points lie");
        Directory.GetFiles(answers, "ct*").Select(Path.GetFileName).ShouldBe(["ct.dcm", "ct.mrk.json"], ignoreOrder: true);
    }

    [Fact]
    public void Reports_are_labels_as_good_as_any()
    {
        string[] data = [_folder.File("reports"), _folder.File("markups")];
        foreach (string root in data)
        {
            Directory.CreateDirectory(Path.Combine(root, "landmarks"));
            for (int number = 10; number <= 11; number++)
            {
                string name = FormattableString.Invariant($"case-{number}");
                string scan = WriteSeries(number, Path.Combine(root, "volumes", name));
                string labels = Path.Combine(root, "landmarks", name + (root == data[0] ? ".dcm" : ".mrk.json"));
                LandmarkFile.Write(labels, LandmarkFile.Read(heads.Landmarks(number)), new LandmarkWriteOptions { Images = ReportedImages.Read(scan) });
            }
        }

        CommandLine.Run("check", data[0]).Succeeds();
        double[] errors = [.. data.Select(root => CommandLine.Run("evaluate", heads.Model, root, "--json").Succeeds().Json
            .GetProperty("mre_mm").GetDouble())];
        errors[0].ShouldBe(errors[1], 1e-3);
        errors[0].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Measure_takes_a_report()
    {
        string scan = WriteSeries(10, _folder.File("ct"));
        string definitions = _folder.File("width.json");
        LandmarkSet landmarks = LandmarkFile.Read(heads.Landmarks(10));
        string width = $$"""{"name": "m", "kind": "distance", "from": "{{landmarks[0].Name}}", "to": "{{landmarks[1].Name}}"}""";
        File.WriteAllText(definitions, $$"""{"name": "x", "measurements": [{{width}}]}""");
        LandmarkFile.Write(_folder.File("a.dcm"), landmarks, new LandmarkWriteOptions { Images = ReportedImages.Read(scan) });
        JsonElement json = CommandLine.Run("measure", _folder.File("a.dcm"), scan, "--definitions", definitions, "--json").Succeeds().Json;
        json.GetProperty("anatomy").GetProperty("measurements")[0].GetProperty("value").GetDouble()
            .ShouldBe(landmarks[0].Position!.Value.DistanceTo(landmarks[1].Position!.Value), 1e-3);
    }

    // A phantom as a scanner's series.
    private string WriteSeries(int number, string folder, Action<TestDataSet>? change = null)
    {
        Volume volume = VolumeFile.Read(heads.Scan(number));
        float[] intensities = new float[volume.Size.Voxels];
        volume.ReadIntensities(intensities);
        double[] origin = At(0, 0, 0);
        double[] x = [.. At(1, 0, 0).Zip(origin, (one, zero) => one - zero)];
        double[] y = [.. At(0, 1, 0).Zip(origin, (one, zero) => one - zero)];
        double[] spacing = [Length(y), Length(x)];
        var series = new TestSeries(volume.Size.X, volume.Size.Y)
        {
            Orientation = [.. x.Select(way => way / spacing[1]), .. y.Select(way => way / spacing[0])],
            PixelSpacing = spacing,
            SeriesUid = FormattableString.Invariant($"2.25.7{number}"),
        };
        Directory.CreateDirectory(folder);
        int area = volume.Size.X * volume.Size.Y;
        for (int slice = 0; slice < volume.Size.Z; slice++)
        {
            short[] values = [.. intensities.Skip(slice * area).Take(area).Select(value => (short)Math.Round(value))];
            TestDataSet set = series.Slice(slice + 1, At(0, 0, slice), MemoryMarshal.AsBytes<short>(values).ToArray());
            change?.Invoke(set);
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{slice:000}.dcm")), set.ToFile(TestSyntax.ExplicitLittle));
        }

        return folder;

        double[] At(double i, double j, double k)
        {
            WorldPoint point = volume.ToWorld(new VoxelPoint(i, j, k));
            return [point.X, point.Y, point.Z];
        }

        static double Length(double[] way) => Math.Sqrt(way.Sum(part => part * part));
    }
}
