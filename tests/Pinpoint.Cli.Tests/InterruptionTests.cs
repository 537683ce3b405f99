using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

[Collection(TinyHeadsCollection.Name)]
public sealed class InterruptionTests(TinyHeads heads)
{
    private const int Steps = 600;

    [Fact]
    public void Killed_at_random_moments_and_resumed_a_training_ends_with_the_very_bytes_of_an_undisturbed_one()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run([.. Arguments(folder.File("undisturbed")), "--threads", "1"]).Succeeds();
        int kills = 0;
        while (kills < 3)
        {
            string[] resume = kills > 0 ? ["--resume"] : [];
            using var process = PinpointProcess.Start([.. Arguments(folder.File("run")), .. resume, "--threads", $"{1 + (kills % 2)}"]);
            SpinWait.SpinUntil(() => process.HasExited || StepsLogged(folder.File("run")) > 100 * (kills + 1), TimeSpan.FromMinutes(1)).ShouldBeTrue();
            Thread.Sleep(Random.Shared.Next(100));
            process.Kill();
            kills++;
            Directory.Exists(folder.File("run")).ShouldBeTrue();
        }

        CommandLine resumed = CommandLine.Run([.. Arguments(folder.File("run")), "--resume", "--threads", "2"]).Succeeds();
        resumed.Error.ShouldNotContain("starts from the first step");
        File.ReadAllBytes(folder.File("run", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("undisturbed", "model.safetensors")));
    }

    [Fact]
    public void Killed_while_two_prepare_one_cache_and_train_from_it_runs_end_with_the_very_bytes_and_leave_no_stray_file()
    {
        using var folder = new TemporaryFolder();
        string cache = folder.File("cache");
        int Prepared() => Directory.Exists(cache) ? Directory.GetFiles(cache).Length : 0;
        string[] Train(string run, params string[] more) =>
            ["train", heads.Heads, "-o", folder.File(run), "--config", heads.ConfigFile, "--steps", "60", "--checkpoint-every", "0.05s", .. more];
        CommandLine.Run(Train("undisturbed", "--no-cache")).Succeeds();
        string[] stored = ["--cache", cache];
        for (int kill = 0; kill < 3; kill++)
        {
            using var first = PinpointProcess.Start(Train("first", [.. stored, "--force"]));
            using var second = PinpointProcess.Start(Train("second", [.. stored, "--force", "--threads", "1"]));
            int before = Prepared();
            SpinWait.SpinUntil(() => first.HasExited || Prepared() > before || StepsLogged(folder.File("first")) > 0, TimeSpan.FromMinutes(1)).ShouldBeTrue();
            Thread.Sleep(Random.Shared.Next(60 * kill));
            first.Kill();
            second.Kill();
        }

        foreach (string run in new[] { "first", "second" })
        {
            CommandLine.Run(Train(run, [.. stored, "--force"])).Succeeds();
            File.ReadAllBytes(folder.File(run, "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("undisturbed", "model.safetensors")));
        }

        Directory.GetFileSystemEntries(cache).ShouldAllBe(
            path => path.EndsWith(".scan", StringComparison.Ordinal) || path.EndsWith(".facts.json", StringComparison.Ordinal));
        Prepared().ShouldBe(2 * Directory.GetFiles(Path.Combine(heads.Heads, "volumes")).Length);
    }

    [Fact]
    public void Two_parts_of_a_cross_validation_at_once_killed_at_random_moments_and_started_again_give_the_files_of_one_process()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        string[] command =
            ["cross-validate", heads.Heads, "--folds", "3", "-o", run, "--config", heads.ConfigFile, "--steps", "300", "--checkpoint-every", "0.05s"];
        string[] Part(int part) => [.. command, "--num-parts", "2", "--part-id", $"{part}", "--threads", "1"];
        for (int kill = 0; kill < 2; kill++)
        {
            using var first = PinpointProcess.Start(Part(0));
            using var second = PinpointProcess.Start(Part(1));
            string log = Path.Combine(run, $"fold-{1 + kill}");
            SpinWait.SpinUntil(() => first.HasExited || second.HasExited || StepsLogged(log) > 0, TimeSpan.FromMinutes(1)).ShouldBeTrue();
            Thread.Sleep(Random.Shared.Next(200));
            first.Kill();
            second.Kill();
        }

        CommandLine.Run(Part(1)).Succeeds();
        CommandLine.Run(Part(0)).Succeeds();
        CommandLine.Run(command).Succeeds().Error.ShouldNotContain("step");
        SortedDictionary<string, string> joined = FolderContents.Of(run);
        Directory.Delete(run, recursive: true);
        CommandLine.Run(command).Succeeds();
        FolderContents.ShouldBeSame(joined, FolderContents.Of(run));
    }

    [Fact]
    public void Two_processes_at_one_part_do_no_harm()
    {
        using var folder = new TemporaryFolder();
        string[] part =
        [
            "cross-validate", heads.Heads, "--folds", "2", "-o", folder.File("run"), "--config", heads.ConfigFile, "--steps", "1000000", "--num-parts", "2",
            "--part-id", "0",
        ];
        using var process = PinpointProcess.Start(part);
        SpinWait.SpinUntil(() => process.HasExited || StepsLogged(folder.File("run", "fold-1")) > 0, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        CommandLine.Run(part).FailsWith(2, "fold-1", "another run", "fold 1 of a cross-validation");
        process.Interrupt();
        process.Wait().Code.ShouldBe(130);
    }

    [Fact]
    public void Interrupted_by_a_signal_the_program_ends_in_good_order()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        using var process = PinpointProcess.Start(Arguments(folder.File("run"), steps: 1_000_000));
        SpinWait.SpinUntil(() => process.HasExited || StepsLogged(folder.File("run")) > 0, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        process.Interrupt();
        var (code, _, error) = process.Wait();
        code.ShouldBe(130, error);
        error.ShouldContain("interrupted at step");
        CommandLine.Run("predict", folder.File("run"), heads.Scan(10)).Succeeds();
    }

    private static long StepsLogged(string run)
    {
        string log = Path.Combine(run, "training.jsonl");
        if (!File.Exists(log))
        {
            return 0;
        }

        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n').LongCount(line => line.Contains("\"loss\"", StringComparison.Ordinal)) * 50;
    }

    private string[] Arguments(string run, int steps = Steps) =>
        [
            "train", heads.Heads, "-o", run, "--config", heads.ConfigFile, "--steps", $"{steps}", "--validation", "phantom-009", "--validate-every", "90",
            "--checkpoint-every", "0.05s",
        ];
}
