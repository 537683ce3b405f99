using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class PredictTests(TinyHeads heads)
{
    [Fact]
    public void Answers_stand_in_json_and_in_every_format()
    {
        using var folder = new TemporaryFolder();
        JsonElement json = CommandLine.Run("predict", heads.Model, heads.Scan(10), heads.Scan(11), "-o", folder.Path, "--format", "mrk.json,fcsv,csv", "--json")
            .Succeeds().Json;
        JsonElement[] cases = [.. json.GetProperty("cases").EnumerateArray()];
        cases.Select(item => item.GetProperty("scan").GetString()).ShouldBe([heads.Scan(10), heads.Scan(11)]);
        cases[0].GetProperty("seconds").GetDouble().ShouldBeGreaterThan(0);
        JsonElement first = cases[0].GetProperty("landmarks")[0];
        first.GetProperty("status").GetString().ShouldNotBeNullOrEmpty();
        first.GetProperty("radius95_mm").ValueKind.ShouldBe(JsonValueKind.Null);
        double[] position = first.GetProperty("position_lps_mm").Numbers();
        foreach (string format in new[] { "mrk.json", "fcsv", "csv" })
        {
            WorldPoint written = LandmarkFile.Read(folder.File("phantom-010." + format))[0].Position!.Value;
            written.DistanceTo(new WorldPoint(position[0], position[1], position[2])).ShouldBeLessThan(1e-3);
        }

        Directory.GetFiles(folder.Path).Length.ShouldBe(6);
    }

    [Fact]
    public void The_thread_count_does_not_change_an_answer()
    {
        JsonElement one = CommandLine.Run("predict", heads.Model, heads.Scan(12), "--json", "--threads", "1").Succeeds().Json;
        JsonElement two = CommandLine.Run("predict", heads.Model, heads.Scan(12), "--json", "--threads", "2").Succeeds().Json;
        two.GetProperty("cases")[0].GetProperty("landmarks").GetRawText().ShouldBe(one.GetProperty("cases")[0].GetProperty("landmarks").GetRawText());
    }

    [Fact]
    public void An_answer_stands_in_the_scans_own_space_however_its_axes_lie()
    {
        using var folder = new TemporaryFolder();
        Volume volume = VolumeFile.Read(heads.Scan(10));
        VolumeFile.Write(folder.File("turned.nrrd"), Reversed(volume));
        double[] plain = PositionsOf(heads.Scan(10));
        double[] turned = PositionsOf(folder.File("turned.nrrd"));
        for (int i = 0; i < plain.Length; i++)
        {
            turned[i].ShouldBe(plain[i], 0.05);
        }
    }

    [Fact]
    public void A_rejected_scan_has_an_exit_code_of_its_own_where_that_is_asked_for_and_all_answers_are_complete()
    {
        // No fetal head, and far too coarse.
        string[] arguments = ["predict", "fetal-head", heads.Scan(10), "--no-mirror-check"];
        CommandLine plain = CommandLine.Run([.. arguments, "--json"]).Succeeds();
        plain.Json.GetProperty("cases")[0].GetProperty("rejected").GetBoolean().ShouldBeTrue();
        CommandLine failing = CommandLine.Run([.. arguments, "--json", "--fail-on-rejected"]);
        failing.Code.ShouldBe(ExitCodes.Rejected);
        failing.Json.GetProperty("cases")[0].GetProperty("landmarks").GetRawText()
            .ShouldBe(plain.Json.GetProperty("cases")[0].GetProperty("landmarks").GetRawText());
        CommandLine.Run("measure", "fetal-head", heads.Scan(10), "--fail-on-rejected").Code.ShouldBe(ExitCodes.Rejected);
        CommandLine.Run([.. arguments, heads.Landmarks(10), "--fail-on-rejected"]).Code.ShouldBe(ExitCodes.BadInput);
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "--fail-on-rejected").Succeeds();
    }

    [Fact]
    public void A_label_map_in_a_scans_place_is_told_of_by_every_command_that_looks_at_scans()
    {
        const string Said = "looks like a label map";
        using var folder = new TemporaryFolder();
        byte[] labels = new byte[20 * 20 * 20];
        for (int i = 0; i < labels.Length; i++)
        {
            var (x, y, z) = (i % 20, i / 20 % 20, i / 400);
            labels[i] = (byte)(x is > 5 and < 15 && y is > 5 and < 15 && z is > 5 and < 15 ? x > 9 ? 2 : 1 : 0);
        }

        string file = folder.File("labels.nii.gz");
        VolumeFile.Write(file, Volume.Create(labels, new VolumeSize(20, 20, 20), VolumeFile.Read(heads.Scan(10)).VoxelToWorld));
        CommandLine.Run("inspect", file).Succeeds().Error.ShouldContain(Said);
        CommandLine.Run("inspect", file, "--json").Succeeds().Json.GetProperty("warnings")[0].GetString()!.ShouldContain(Said);
        CommandLine.Run("predict", heads.Model, file).Succeeds().Error.ShouldContain(Said);
        CommandLine.Run("measure", heads.Model, file).Error.ShouldContain(Said);
        CommandLine.Run("planes", heads.Model, file, "-o", folder.File("planes")).Error.ShouldContain(Said);
        CommandLine.Run("inspect", heads.Scan(10)).Succeeds().Error.ShouldBeEmpty();
    }

    [Fact]
    public void Scans_of_one_name_get_answers_of_two()
    {
        using var folder = new TemporaryFolder();
        foreach (string patient in new[] { "anna", "bert" })
        {
            Directory.CreateDirectory(folder.File(patient));
            File.Copy(heads.Scan(10), folder.File(patient, "scan.nii.gz"));
        }

        CommandLine.Run("predict", heads.Model, folder.File("anna"), folder.File("bert", "scan.nii.gz"), "-o", folder.File("out")).Succeeds();
        Directory.GetFiles(folder.File("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["anna_scan.mrk.json", "bert_scan.mrk.json"]);
    }

    [Fact]
    public void Existing_answers_are_kept_unless_forced()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("phantom-011.mrk.json"), "mine");
        CommandLine.Run("predict", heads.Model, heads.Scan(10), heads.Scan(11), "-o", folder.Path).FailsWith(2, "phantom-011.mrk.json", "--force");
        File.ReadAllText(folder.File("phantom-011.mrk.json")).ShouldBe("mine");
        File.Exists(folder.File("phantom-010.mrk.json")).ShouldBeFalse();
        CommandLine.Run("predict", heads.Model, heads.Scan(10), heads.Scan(11), "-o", folder.Path, "--force").Succeeds();
        LandmarkFile.Read(folder.File("phantom-011.mrk.json")).Count.ShouldBe(8);
    }

    [Fact]
    public void A_scan_that_fails_does_not_stop_the_others()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("broken.nii"), "no scan at all");
        CommandLine run = CommandLine.Run("predict", heads.Model, folder.File("broken.nii"), heads.Scan(10), "-o", folder.File("out"), "--json");
        run.FailsWith(3, "broken.nii");
        run.Json.GetProperty("cases").GetArrayLength().ShouldBe(1);
        run.Json.GetProperty("failures")[0].GetProperty("scan").GetString().ShouldBe(folder.File("broken.nii"));
        File.Exists(folder.File("out", "phantom-010.mrk.json")).ShouldBeTrue();
    }

    [Fact]
    public void Rule_updates_and_starts_can_be_chosen()
    {
        double[] usual = PositionsOf(heads.Scan(10));
        PositionsOf(heads.Scan(10), "--rule", "b").ShouldNotBe(usual);
        PositionsOf(heads.Scan(10), "--updates", "1").ShouldNotBe(usual);
        PositionsOf(heads.Scan(10), "--starts", "1").ShouldNotBe(usual);
        PositionsOf(heads.Scan(10), "--seed", "99").ShouldNotBe(usual);
    }

    [Fact]
    public void Without_a_folder_the_answer_is_printed() =>
        CommandLine.Run("predict", heads.Model, heads.Scan(10)).Succeeds().Output.ShouldContain("ventricle_left");

    private static Volume Reversed(Volume volume)
    {
        byte[] voxels = volume.Voxels<byte>().ToArray();
        Array.Reverse(voxels);
        var (x, y, z) = volume.VoxelToWorld.Spacing;
        WorldPoint last = volume.Corners()[^1];
        return Volume.Create(voxels, volume.Size, new Affine([-x, 0, 0, last.X, 0, -y, 0, last.Y, 0, 0, -z, last.Z]));
    }

    private double[] PositionsOf(string scan, params string[] options) =>
        [
            .. CommandLine.Run(["predict", heads.Model, scan, "--json", .. options]).Succeeds().Json.GetProperty("cases")[0]
                .GetProperty("landmarks")
                .EnumerateArray()
            .SelectMany(landmark => landmark.GetProperty("position_lps_mm").Numbers())];
}
