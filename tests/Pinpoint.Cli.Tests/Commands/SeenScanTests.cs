using System.Text.Json;
using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary>Scans are told apart by what they hold: in evaluations, and between training and test.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class SeenScanTests(TinyHeads heads)
{
    [Fact]
    public void Other_scans_of_the_same_name_are_judged_and_training_scans_of_another_name_are_left_out_and_named()
    {
        using var folder = new TemporaryFolder();
        string manifest = folder.File("set.csv");
        string copy = folder.File("copy.nrrd");
        VolumeFile.Write(copy, VolumeFile.Read(heads.Scan(2)));
        File.WriteAllText(manifest, $"case,volume,landmarks\nphantom-001,{heads.Scan(10)},{heads.Landmarks(10)}\nstranger,{copy},{heads.Landmarks(2)}\n");

        CommandLine run = CommandLine.Run("evaluate", heads.Model, manifest, "--json").Succeeds();

        run.Json.GetProperty("per_case").EnumerateArray().Select(item => item.GetProperty("case").GetString()).ShouldBe(["phantom-001"]);
        string[] warnings = Warnings(run.Json);
        warnings.ShouldContain(warning => warning.Contains("1 cases are left out"));
        warnings.ShouldContain(
            warning => warning.Contains("copy.nrrd: the case 'stranger' holds the voxels of the scan 'phantom-002' that the model was trained on"));
        warnings.ShouldAllBe(warning => run.Error.Contains(warning));
    }

    [Fact]
    public void Training_tells_of_a_test_scan_that_it_is_trained_on()
    {
        using var folder = new TemporaryFolder();
        string manifest = folder.File("set.csv");
        IEnumerable<string> rows = Enumerable.Range(1, 6)
            .Select(number => $"c{number},{heads.Scan(number)},{heads.Landmarks(number)},train")
            .Append($"t0,{heads.Scan(4)},{heads.Landmarks(10)},test");
        File.WriteAllLines(manifest, rows.Prepend("case,volume,landmarks,split"));

        CommandLine run =
            CommandLine.Run("train", manifest, "-o", folder.File("run"), "--config", heads.ConfigFile, "--steps", "2", "--validation", "0", "--json")
                .Succeeds();

        Warnings(run.Json)
            .ShouldContain(warning => warning.Contains("holds the same voxels as the case 'c4'") && warning.Contains("the test would flatter the model"));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("evaluate")]
    public void A_scan_of_one_value_ends_with_bad_input(string command)
    {
        using var folder = new TemporaryFolder();
        string blank = folder.File("blank.nrrd");
        Volume scan = VolumeFile.Read(heads.Scan(11));
        VolumeFile.Write(blank, Volume.Create(new float[scan.Size.Voxels], scan.Size, scan.VoxelToWorld));
        string manifest = folder.File("set.csv");
        File.WriteAllLines(
            manifest, Enumerable.Range(1, 5)
                .Select(number => $"c{number},{heads.Scan(number)},{heads.Landmarks(number)}")
                .Prepend("case,volume,landmarks")
                .Append($"blank,{blank},{heads.Landmarks(11)}"));

        CommandLine run = command == "train"
            ? CommandLine.Run("train", manifest, "-o", folder.File("run"), "--config", heads.ConfigFile, "--steps", "2")
            : CommandLine.Run("evaluate", heads.Model, manifest);

        run.FailsWith(3, "blank.nrrd: all voxels have the value 0");
        File.Exists(folder.File("run", "model.safetensors")).ShouldBeFalse();
    }

    [Fact]
    public void Every_code_of_a_finding_is_documented()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reference", "findings.md"));
        typeof(FindingCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Where(code => !page.Contains($"`{code}`")).ShouldBeEmpty();
    }

    private static string[] Warnings(JsonElement json) => [.. json.GetProperty("warnings").EnumerateArray().Select(item => item.GetString()!)];
}
