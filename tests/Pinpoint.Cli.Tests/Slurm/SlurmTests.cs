using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Slurm;

/// <summary>The scripts on a real Slurm of three nodes, disturbed as clusters disturb. bench/slurm/run.sh is the long form.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class SlurmTests(TinyHeads heads, SlurmCluster slurm) : IClassFixture<SlurmCluster>
{
    private const string Steps = "\"step\":";
    private const string PartWord = "--part-id ";

    [SlurmFact]
    public void Requeued_before_its_time_limit_a_training_ends_with_the_bytes_of_an_undisturbed_one()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["train", heads.Heads, "-o", folder.File("run"), .. Long];
        string job = slurm.Submit(Script(folder, command), folder.Path);
        Freeze(folder, "", [""], _ => folder.File("run", "training.jsonl"), Steps);

        // As Slurm does before the limit.
        slurm.Run("scancel", "--batch", "--signal=USR1", job);
        Signal("CONT", folder, "");
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
        Freeze(folder, PartWord, ["0", "1", "2"], part => folder.File("run", $"fold-{int.Parse(part) + 1}", "training.jsonl"), Steps);
        slurm.Run("scontrol", "requeue", $"{job}_0");
        slurm.Run("scancel", $"{job}_1");
        Signal("CONT", folder, PartWord + "2");
        slurm.WaitFor(job);
        slurm.Fact($"{job}_0", "Restarts").ShouldBe("1");
        slurm.Fact($"{job}_1", "JobState").ShouldBe("CANCELLED");
        CommandLine.Run("gather", folder.File("run")).FailsWith(3, "fold 2 of 3 is not done");
        string again = slurm.Submit(script, folder.Path, "--array=1");
        slurm.WaitFor(again);
        slurm.Fact($"{again}_1", "JobState").ShouldBe("COMPLETED");
        CommandLine.Run("gather", folder.File("run")).Succeeds();
        SortedDictionary<string, string> joined = FolderContents.Of(folder.File("run"));
        Directory.Delete(folder.File("run"), recursive: true);
        CommandLine.Run(command).Succeeds();
        FolderContents.ShouldBeSame(joined, FolderContents.Of(folder.File("run")));
    }

    [SlurmFact]
    public void An_array_killed_requeued_and_robbed_of_a_node_gives_each_scan_once_and_the_answers_of_one_process()
    {
        using var folder = new TemporaryFolder();
        string[] predict = ["predict", heads.Model, Path.Combine(heads.Heads, "volumes"), "--starts", "20", "--updates", "300", "--seed", "1"];
        string answers = folder.File("answers");
        string script = Script(folder, [.. predict, "-o", answers, "--slurm-parts", "3"]);
        string job = slurm.Submit(script, folder.Path);
        Freeze(folder, PartWord, ["0", "1", "2"], part => Path.Combine(answers, "manifests", $"part-000{part}-of-0003.jsonl"), "begun");
        Signal("KILL", folder, PartWord + "0");
        slurm.Run("scontrol", "requeue", $"{job}_1");
        string node = slurm.Run("squeue", "--noheader", "--format=%N", "--jobs", $"{job}_2").Trim();
        node.ShouldNotBeEmpty();
        slurm.Run("scontrol", "update", $"nodename={node}", "state=down", "reason=test");

        // It may be back by itself.
        slurm.Run("bash", "-c", $"scontrol update nodename={node} state=resume 2>&1 || true");
        slurm.WaitFor(job);
        slurm.Fact($"{job}_0", "ExitCode").ShouldBe("137:0");
        string again = slurm.Submit(script, folder.Path, "--array=0");
        slurm.WaitFor(again);
        slurm.Fact($"{again}_0", "JobState").ShouldBe("COMPLETED");
        slurm.Fact($"{job}_1", "Restarts").ShouldBe("1");
        slurm.Fact($"{job}_2", "Restarts").ShouldBe("1");
        CommandLine.Run([.. predict, "-o", folder.File("one")]).Succeeds();
        foreach (string each in new[] { "answers", "one" })
        {
            CommandLine.Run("gather", folder.File(each), Path.Combine(heads.Heads, "volumes"), "-o", folder.File(each + ".csv")).Succeeds();
        }

        File.ReadAllText(folder.File("answers.csv")).ShouldBe(File.ReadAllText(folder.File("one.csv")));
        string[] names = [.. Directory.EnumerateFiles(folder.File("one")).Select(file => Path.GetFileName(file)!)];
        names.Length.ShouldBe(9);
        names.ShouldAllBe(name => File.ReadAllBytes(Path.Combine(answers, name)).SequenceEqual(File.ReadAllBytes(folder.File("one", name))));
        string[] done = [.. Directory.EnumerateFiles(Path.Combine(answers, "manifests")).SelectMany(File.ReadLines)
            .Where(line => line.Contains("\"state\":\"done\"", StringComparison.Ordinal))];
        done.Length.ShouldBe(9, string.Join('\n', done));
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

    // Stops the program of each part as soon as its file tells of work, so that none has come to its end before it is disturbed, however fast the machine.
    private static void Freeze(TemporaryFolder folder, string word, string[] parts, Func<string, string> fileOf, string words)
    {
        var left = new HashSet<string>(parts, StringComparer.Ordinal);
        SlurmCluster.Until(
            () =>
            {
                foreach (string part in left.Where(part => File.Exists(fileOf(part)) && Text(fileOf(part)).Contains(words, StringComparison.Ordinal)).ToArray())
                {
                    Signal("STOP", folder, word + part);
                    left.Remove(part);
                }

                return left.Count == 0;
            },
            () => $"nothing begun: {string.Join(", ", left.Select(fileOf))}");
    }

    private static void Signal(string signal, TemporaryFolder folder, string ending) =>
        Shell.Run("pkill", [$"-{signal}", "-f", $"Pinpoint[.]Cli.*{folder.Path}.*{ending}$"]).Code.ShouldBe(0);

    private static string Text(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private string[] Long => ["--config", heads.ConfigFile, "--steps", "900", "--checkpoint-every", "0.2s"];
}
