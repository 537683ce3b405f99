using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary>Runs over many scans that were ended early go on; what they have done is told by content, and nothing else is passed over.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class GoingOnTests(TinyHeads heads)
{
    private string[] Scans => [heads.Scan(10), heads.Scan(11), heads.Scan(12)];

    [Fact]
    public void Predict_goes_on_where_it_was_ended_and_leaves_the_files_of_a_run_that_was_not()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run(["predict", heads.Model, .. Scans, "-o", folder.File("whole"), "--threads", "1"]).Succeeds();
        EndAfter("phantom-010", folder.File("out"));
        File.Exists(PartManifest.PathOf(folder.File("out"), CohortPart.Whole)).ShouldBeTrue();

        string output = CommandLine.Run(["predict", heads.Model, .. Scans, "-o", folder.File("out"), "--threads", "1"]).Succeeds().Output;
        output.ShouldContain($"{heads.Scan(10)}: done already -> {folder.File("out", "phantom-010.mrk.json")}");
        output.ShouldContain($"{heads.Scan(12)}: 8 landmarks in ");
        Names(folder.File("out")).ShouldBe(Names(folder.File("whole")));
        foreach (string name in Names(folder.File("whole")))
        {
            File.ReadAllBytes(folder.File("out", name)).ShouldBe(File.ReadAllBytes(folder.File("whole", name)));
        }

        CommandLine.Run(["predict", heads.Model, .. Scans, "-o", folder.File("out")]).Succeeds().Output.Split("done already").Length.ShouldBe(4);
    }

    [Fact]
    public void A_run_that_finds_all_done_adds_nothing_to_the_manifest()
    {
        using var folder = new TemporaryFolder();
        EndAfter("phantom-011", folder.File("out"));
        string output = CommandLine.Run(["predict", heads.Model, .. Scans[..2], "-o", folder.File("out"), "--threads", "1"]).Succeeds().Output;
        output.ShouldContain($"{heads.Scan(11)}: done already");
        string manifest = File.ReadAllText(PartManifest.PathOf(folder.File("out"), CohortPart.Whole));
        CommandLine.Run(["predict", heads.Model, .. Scans[..2], "-o", folder.File("out"), "--threads", "1"]).Succeeds();
        File.ReadAllText(PartManifest.PathOf(folder.File("out"), CohortPart.Whole)).ShouldBe(manifest);
        Names(folder.File("out")).ShouldBe(["phantom-010.mrk.json", "phantom-011.mrk.json"]);
    }

    [Theory]
    [InlineData("--updates", "3")]
    [InlineData("--format", "mrk.json,csv")]
    public void Other_options_are_other_work(string option, string value)
    {
        using var folder = new TemporaryFolder();
        EndAfter("phantom-010", folder.File("out"));
        CommandLine.Run(["predict", heads.Model, .. Scans, "-o", folder.File("out"), option, value]).FailsWith(2, "phantom-010.mrk.json", "is there already");
    }

    [Fact]
    public void A_file_that_somebody_changed_is_neither_passed_over_nor_written_over()
    {
        using var folder = new TemporaryFolder();
        EndAfter("phantom-010", folder.File("out"));
        string changed = folder.File("out", "phantom-010.mrk.json");
        File.AppendAllText(changed, "\n");
        CommandLine.Run(["predict", heads.Model, .. Scans, "-o", folder.File("out")]).FailsWith(2, "phantom-010.mrk.json", "is there already");

        CommandLine.Run(["predict", heads.Model, .. Scans, "-o", folder.File("out"), "--force"]).Succeeds().Output.ShouldNotContain("done already");
    }

    [Fact]
    public void With_json_all_is_done_again_for_it_is_in_no_file()
    {
        using var folder = new TemporaryFolder();
        EndAfter("phantom-010", folder.File("out"));
        CommandLine run = CommandLine.Run(["predict", heads.Model, .. Scans, "-o", folder.File("out"), "--json"]).Succeeds();
        run.Json.GetProperty("cases").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public void Phantom_goes_on_and_makes_a_scan_again_that_lacks_its_landmarks()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["phantom", "vertebra", "--count", "3", "--spacing", "4", "--seed", "4"];
        CommandLine.Run([.. arguments, "-o", folder.File("whole")]).Succeeds();
        using var stop = new CancellationTokenSource();
        using var output = new CancellingWriter(stop, "vertebra-4-001");
        PinpointCommand.Run([.. arguments, "-o", folder.File("out")], output, TextWriter.Null, stop.Token).ShouldBe(130);

        // Killed between the second scan and its landmarks.
        var done = DoneWork.In(folder.File("out"), Models.ToolVersion.Text, "vertebra", "4 4");
        string[] second = [folder.File("out", "volumes", "vertebra-4-002.nii.gz"), folder.File("out", "landmarks", "vertebra-4-002.mrk.json")];
        done.Begin("vertebra-4-002", second);
        File.WriteAllText(second[0], "half a scan");

        string words = CommandLine.Run([.. arguments, "-o", folder.File("out")]).Succeeds().Output;
        words.ShouldContain("vertebra-4-001: done already");
        words.ShouldNotContain("vertebra-4-002: done already");
        foreach (string name in new[] { "volumes/vertebra-4-002.nii.gz", "landmarks/vertebra-4-003.mrk.json" })
        {
            File.ReadAllBytes(folder.File("out", name)).ShouldBe(File.ReadAllBytes(folder.File("whole", name)));
        }

        CommandLine.Run([.. arguments, "-o", folder.File("out")]).FailsWith(2, "is there already");
    }

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private void EndAfter(string scan, string output)
    {
        using var stop = new CancellationTokenSource();
        using var writer = new CancellingWriter(stop, scan);
        PinpointCommand.Run(["predict", heads.Model, .. Scans, "-o", output, "--threads", "1"], writer, TextWriter.Null, stop.Token).ShouldBe(130);
    }
}
