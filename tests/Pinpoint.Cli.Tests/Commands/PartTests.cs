using Pinpoint.Cli.Output;
using Pinpoint.Documents;
using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary>Cohorts in parts: each scan once, whatever failed, was stopped, or was split otherwise before.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class PartTests(TinyHeads heads)
{
    private const int Scans = 9;

    private string Folder => Path.Combine(heads.Heads, "volumes");

    [Fact]
    public void Parts_together_give_the_files_of_one_run_and_each_scan_once()
    {
        using var folder = new TemporaryFolder();
        Predict(folder.File("whole")).Succeeds();
        for (int part = 0; part < 3; part++)
        {
            Predict(folder.File("out"), part, 3).Succeeds();
        }

        Names(folder.File("out")).ShouldBe(Names(folder.File("whole")));
        Names(folder.File("out")).ShouldAllBe(name => File.ReadAllBytes(folder.File("out", name)).SequenceEqual(File.ReadAllBytes(folder.File("whole", name))));
        Records(folder.File("out")).Where(record => record.State == "done").Select(record => record.Case).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, Scans).Select(i => $"phantom-{i:000}"));
    }

    [Fact]
    public void What_other_parts_did_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        Predict(folder.File("out"), 1, 3).Succeeds();
        int first = Names(folder.File("out")).Length;
        first.ShouldBeInRange(1, Scans - 1);
        Done(Predict(folder.File("out"))).ShouldBe(first);
        (Done(Predict(folder.File("out"), 0, 2)) + Done(Predict(folder.File("out"), 1, 2))).ShouldBe(Scans);
        Records(folder.File("out")).Count(record => record.State == "done").ShouldBe(Scans);
    }

    [Fact]
    public void A_part_without_scans_is_done_and_says_so()
    {
        using var folder = new TemporaryFolder();
        string lines = string.Concat(Enumerable.Range(0, 40).Select(part => Predict(folder.File("out"), part, 40).Succeeds().Output));
        lines.Split(" landmarks in ").Length.ShouldBe(Scans + 1);
        Directory.GetFiles(PartManifest.FolderOf(folder.File("out"))).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 40).Select(part => new CohortPart(part, 40).Name + ".jsonl"));
    }

    [Fact]
    public void A_fault_of_the_program_at_one_scan_does_not_stop_the_others()
    {
        using var folder = new TemporaryFolder();
        string unlucky = heads.Scan(11);
        var request = new PredictScansRequest(heads.Model, [heads.Scan(10), unlucky, heads.Scan(12)])
        {
            OutputFolder = folder.File("out"),
            Forms = [new AnswerForm(".txt", (file, scan, _, _) =>
                File.WriteAllText(file, scan.Path == unlucky ? throw new FormatException("odd\nindeed") : "good"))],
        };
        IReadOnlyList<ScanOutcome> outcomes = PredictScans.Run(request);
        outcomes.Select(outcome => outcome.Problem is null).ShouldBe([true, false, true]);
        outcomes[1].Problem.ShouldBeOfType<ScanFaultException>().Message.ShouldBe(
            $"{unlucky}: this is a fault of pinpoint; please report it: FormatException: odd indeed (predict this scan alone with --verbose to see where)");
        ScanFailures.ExitCodeOf(outcomes).ShouldBe(ExitCodes.Bug);
        Records(folder.File("out")).Where(record => record.State == "failed").ShouldHaveSingleItem().ExitCode.ShouldBe(ExitCodes.Bug);
        Should.Throw<FormatException>(() => PredictScans.Run(request with { Scans = [unlucky], OutputFolder = folder.File("alone") }));
    }

    [Fact]
    public void A_fault_in_many_threads_of_what_a_user_can_mend_is_told_as_that()
    {
        var mendable = new UsageException("mend me");
        ScanFaultException.ProblemOf("a.nii", new AggregateException(new FormatException("odd"), mendable)).ShouldBeSameAs(mendable);
        ScanFaultException.ProblemOf("a.nii", new IOException("Gone.\nReally.")).ShouldBeOfType<ResourceException>().Message
            .ShouldBe("a.nii: Gone; check the disk and the rights to it");
    }

    [Fact]
    public void A_scan_that_fails_is_told_of_written_down_and_tried_again()
    {
        using var folder = new TemporaryFolder();
        string scans = folder.File("scans");
        Directory.CreateDirectory(scans);
        File.Copy(heads.Scan(10), Path.Combine(scans, "one.nii.gz"));
        File.WriteAllText(Path.Combine(scans, "two.nii.gz"), "no scan");
        File.Copy(heads.Scan(11), Path.Combine(scans, "three.nii.gz"));
        CommandLine run = Predict(folder.File("out"), scans: scans);
        run.FailsWith(3, "two.nii.gz");
        Names(folder.File("out")).ShouldBe(["one.mrk.json", "three.mrk.json"]);
        ScanRecord failed = Records(folder.File("out")).Single(record => record.State == "failed");
        failed.Case.ShouldBe("two");
        failed.ExitCode.ShouldBe(3);
        failed.Message!.ShouldContain("two.nii.gz");
        failed.ScanHash.ShouldNotBeNull();

        File.Copy(heads.Scan(12), Path.Combine(scans, "two.nii.gz"), overwrite: true);
        run = Predict(folder.File("out"), scans: scans).Succeeds();
        Done(run).ShouldBe(2);
        Records(folder.File("out"))[^1].ShouldSatisfyAllConditions(
            record => record.Case.ShouldBe("two"),
            record => record.State.ShouldBe("done"),
            record => record.Attempt.ShouldBe(2));
    }

    [Fact]
    public void A_scan_that_changed_is_done_again_and_its_own_old_answer_replaced()
    {
        using var folder = new TemporaryFolder();
        string scans = folder.File("scans");
        Directory.CreateDirectory(scans);
        File.Copy(heads.Scan(10), Path.Combine(scans, "one.nii.gz"));
        File.Copy(heads.Scan(11), Path.Combine(scans, "two.nii.gz"));
        Predict(folder.File("out"), scans: scans).Succeeds();
        byte[] before = File.ReadAllBytes(folder.File("out", "two.mrk.json"));
        DateTime time = File.GetLastWriteTimeUtc(Path.Combine(scans, "two.nii.gz"));
        File.Copy(heads.Scan(12), Path.Combine(scans, "two.nii.gz"), overwrite: true);
        File.SetLastWriteTimeUtc(Path.Combine(scans, "two.nii.gz"), time);
        Done(Predict(folder.File("out"), scans: scans).Succeeds()).ShouldBe(1);
        File.ReadAllBytes(folder.File("out", "two.mrk.json")).ShouldNotBe(before);
    }

    [Fact]
    public void One_part_is_one_process_and_another_goes_on_beside_it()
    {
        using var folder = new TemporaryFolder();
        using (PartManifest.Open(folder.File("out"), new CohortPart(0, 2)))
        {
            Predict(folder.File("out"), 0, 2).FailsWith(2, "part-0000-of-0002", "is being written by another run");
            Predict(folder.File("out"), 1, 2).Succeeds();
        }

        Predict(folder.File("out"), 0, 2).Succeeds();
        Names(folder.File("out")).Length.ShouldBe(Scans);
        Directory.GetFiles(PartManifest.FolderOf(folder.File("out"))).Length.ShouldBe(2);
    }

    [Fact]
    public void Half_a_line_of_a_killed_run_is_taken_away_and_its_scan_done_again()
    {
        using var folder = new TemporaryFolder();
        Predict(folder.File("out")).Succeeds();
        string manifest = PartManifest.PathOf(folder.File("out"), CohortPart.Whole);
        string whole = File.ReadAllText(manifest);
        string[] lines = whole.Split('\n');
        File.WriteAllText(manifest, string.Join('\n', lines[..^2]) + "\n" + lines[^2][..40]);
        Done(Predict(folder.File("out")).Succeeds()).ShouldBe(Scans - 1);
        Records(folder.File("out")).Count(record => record.State == "done").ShouldBe(Scans);
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Length.ShouldBe(Scans + 1);
    }

    [Fact]
    public void A_stopped_part_says_what_was_at_work_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        using var writer = new CancellingWriter(stop, "phantom-004");
        PinpointCommand.Run(["predict", heads.Model, Folder, "-o", folder.File("out"), "--threads", "1"], writer, TextWriter.Null, stop.Token).ShouldBe(130);
        Records(folder.File("out"))[^1].State.ShouldBeOneOf("done", "interrupted");
        Done(Predict(folder.File("out")).Succeeds()).ShouldBe(4);
    }

    [Theory]
    [InlineData("list.csv", "case,volume\nfirst,{0}\nsecond,{1}\n")]
    [InlineData("list.json", "[{{\"case\": \"first\", \"volume\": \"{0}\"}}, {{\"case\": \"second\", \"volume\": \"{1}\"}}]")]
    public void A_list_names_the_answers(string name, string form)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(name), string.Format(System.Globalization.CultureInfo.InvariantCulture, form, heads.Scan(10), heads.Scan(11)));
        Predict(folder.File("out"), scans: folder.File(name)).Succeeds();
        Names(folder.File("out")).ShouldBe(["first.mrk.json", "second.mrk.json"]);
    }

    [Fact]
    public void A_scan_of_a_list_that_is_not_there_fails_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("list.txt"), $"# two scans\n{heads.Scan(10)}\nmissing.nii.gz\n");
        Predict(folder.File("out"), scans: folder.File("list.txt")).FailsWith(3, "missing.nii.gz", "no such file");
        Names(folder.File("out")).ShouldBe(["phantom-010.mrk.json"]);
    }

    [Theory]
    [InlineData("case,volume\n../x,a.nii\n", "line 2", "can name no file")]
    [InlineData("case,volume\nx,a.nii\nX,b.nii\n", "line 3", "stands already on line 2")]
    [InlineData("case,volume\nx,a.nii\ny,a.nii\n", "line 3", "stands already on line 2")]
    [InlineData("case,scan\nx,a.nii\n", "line 1", "'volume' is missing")]
    [InlineData("case,volume\nx,\n", "line 2", "names no scan")]
    public void A_list_that_is_wrong_is_refused_with_the_place(string text, params string[] words)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("list.csv"), text);
        Predict(folder.File("out"), scans: folder.File("list.csv")).FailsWith(3, [folder.File("list.csv"), .. words]);
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--num-parts", "2")]
    [InlineData("--part-id", "0")]
    [InlineData("--num-parts", "2", "--part-id", "2")]
    public void Half_a_part_and_parts_that_are_not_there_are_refused(params string[] arguments) =>
        CommandLine.Run(["predict", heads.Model, Folder, "-o", "nowhere", .. arguments]).FailsWith(2, "part");

    [Fact]
    public void A_part_needs_a_folder() =>
        CommandLine.Run("predict", heads.Model, Folder, "--num-parts", "2", "--part-id", "1").FailsWith(2, "--output");

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static int Done(CommandLine run) => run.Succeeds().Output.Split("done already").Length - 1;

    private static List<ScanRecord> Records(string folder) =>
    [
        .. Directory.GetFiles(PartManifest.FolderOf(folder)).Order(StringComparer.Ordinal).SelectMany(file => File.ReadLines(file))
            .Select(line => DocumentText.Read<ScanRecord>(line, "manifest")),
    ];

    private CommandLine Predict(string output, int? part = null, int count = 1, string? scans = null) => CommandLine.Run(
        [
            "predict", heads.Model, scans ?? Folder, "-o", output, "--threads", "1",
            .. part is { } id ? new[] { "--num-parts", $"{count}", "--part-id", $"{id}" } : [],
        ]);
}
