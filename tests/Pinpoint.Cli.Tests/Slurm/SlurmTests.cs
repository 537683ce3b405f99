using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Slurm;

/// <summary>The scripts on a real Slurm of three nodes, disturbed as clusters disturb. bench/slurm/run.sh is the long form.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class SlurmTests(TinyHeads heads, SlurmCluster slurm) : IClassFixture<SlurmCluster>
{
    [SlurmFact]
    public void Requeued_before_its_time_limit_a_training_ends_with_the_bytes_of_an_undisturbed_one()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["train", heads.Heads, "-o", folder.File("run"), .. Long];
        string job = slurm.Submit(Script(folder, command), folder.Path);
        WaitForLine(folder.File("run", "training.jsonl"), "\"step\":");

        // As Slurm does before the limit.
        slurm.Run("scancel", "--batch", "--signal=USR1", job);
        slurm.WaitFor(job);
        slurm.Fact(job, "JobState").ShouldBe("COMPLETED");
        slurm.Fact(job, "Restarts").ShouldBe("1");
        string log = File.ReadAllText(folder.File($"pinpoint-train-{job}.log"));
        log.ShouldContain("interrupted at step");
        log.ShouldContain("back into the queue");
        CommandLine.Run(["train", heads.Heads, "-o", folder.File("undisturbed"), .. Long]).Succeeds();
        File.ReadAllBytes(folder.File("run", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("undisturbed", "model.safetensors")));
    }

    [SlurmFact]
    public void A_fold_a_task_killed_and_requeued_gives_the_files_of_one_process()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["cross-validate", heads.Heads, "--folds", "3", "-o", folder.File("run"), .. Long];
        string script = Script(folder, command);
        string job = slurm.Submit(script, folder.Path);
        for (int fold = 1; fold <= 3; fold++)
        {
            WaitForLine(folder.File("run", $"fold-{fold}", "training.jsonl"), "\"step\":");
        }

        slurm.Run("scontrol", "requeue", $"{job}_0");
        slurm.Run("scancel", "--full", "--signal=KILL", $"{job}_1");
        slurm.WaitFor(job);
        slurm.Fact($"{job}_0", "Restarts").ShouldBe("1");
        slurm.Fact($"{job}_1", "JobState").ShouldBe("CANCELLED");
        File.Exists(folder.File("run", "fold-2", "fold.json")).ShouldBeFalse();
        string again = slurm.Submit(script, folder.Path, "--array=1");
        slurm.WaitFor(again);
        slurm.Fact($"{again}_1", "JobState").ShouldBe("COMPLETED");
        CommandLine.Run(command).Succeeds().Error.ShouldNotContain("step");
        SortedDictionary<string, string> joined = FolderContents.Of(folder.File("run"));
        Directory.Delete(folder.File("run"), recursive: true);
        CommandLine.Run(command).Succeeds();
        FolderContents.ShouldBeSame(joined, FolderContents.Of(folder.File("run")));
    }

    private static string Script(TemporaryFolder folder, string[] command)
    {
        using var process = PinpointProcess.Start([.. command, "--slurm"]);
        var (code, output, error) = process.Wait();
        code.ShouldBe(0, error);
        string file = folder.File("job.sh");
        File.WriteAllText(file, output);
        return file;
    }

    private static void WaitForLine(string file, string words) => SlurmCluster.Until(
        () => File.Exists(file) && Text(file).Contains(words, StringComparison.Ordinal), () => $"{file}: {(File.Exists(file) ? Text(file) : "is not there")}");

    private static string Text(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private string[] Long => ["--config", heads.ConfigFile, "--steps", "900", "--checkpoint-every", "0.2s"];
}
