using System.Diagnostics;
using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Tests;

/// <summary>Parts of a cohort that are killed, run out of disk, or whose scans change. <c>bench/scale/kill-parts.py</c> does the first at length.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class PartFaultTests(TinyHeads heads)
{
    private const int Scans = 9;

    private string Folder => Path.Combine(heads.Heads, "volumes");

    [Fact]
    public void Parts_killed_at_random_moments_and_split_otherwise_each_time_lose_nothing_and_leave_nothing()
    {
        using var folder = new TemporaryFolder();
        string output = folder.File("out");
        foreach (int parts in new[] { 1, 3, 2 })
        {
            using var first = PinpointProcess.Start(Part(output, 0, parts));
            using var second = parts > 1 ? PinpointProcess.Start(Part(output, 1, parts)) : null;
            int before = Answers(output);
            SpinWait.SpinUntil(() => first.HasExited || Answers(output) > before, TimeSpan.FromMinutes(1)).ShouldBeTrue();
            Thread.Sleep(Random.Shared.Next(150));
            first.Kill();
            second?.Kill();
        }

        for (int part = 0; part < 4; part++)
        {
            CommandLine.Run(Part(output, part, 4)).Succeeds();
        }

        CommandLine.Run(Part(folder.File("whole"), 0, 1)).Succeeds();
        CommandLine.Run("gather", output, Folder).Succeeds();
        CommandLine.Run("gather", folder.File("whole"), Folder).Succeeds();
        Directory.GetFiles(output).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToArray()
            .ShouldBe(Enumerable.Range(1, Scans).Select(i => $"phantom-{i:000}.mrk.json"));
        Directory.GetFiles(PartManifest.FolderOf(output)).ShouldAllBe(file => file.EndsWith(".jsonl", StringComparison.Ordinal));
        foreach (string table in new[] { "cohort.csv", "cohort.parquet" })
        {
            File.ReadAllBytes(Path.Combine(output, "gathered", table)).ShouldBe(File.ReadAllBytes(folder.File("whole", "gathered", table)));
        }
    }

    [SmallDiskFact]
    public void A_disk_that_is_full_costs_a_line_a_scan_and_the_rest_is_done_when_there_is_room()
    {
        using SmallDisk disk = SmallDisk.TryMount().ShouldNotBeNull();
        string filler = Path.Combine(disk.Path, "filler");
        string output = Path.Combine(disk.Path, "out");
        File.WriteAllBytes(filler, new byte[40_000]);
        CommandLine run = CommandLine.Run(Part(output, 0, 1));
        run.Code.ShouldBe(4);
        run.ErrorLines.Count(line => line.StartsWith("pinpoint: error: ", StringComparison.Ordinal)).ShouldBeInRange(1, Scans);
        run.Error.ShouldContain("No space left");
        Directory.GetFiles(disk.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
        CohortMemory.Read(output).Warnings.ShouldBeEmpty();

        File.Delete(filler);
        using var folder = new TemporaryFolder();
        Copy(output, folder.File("out"));
        CommandLine.Run(Part(folder.File("out"), 0, 1)).Succeeds();
        Answers(folder.File("out")).ShouldBe(Scans);
    }

    [Fact]
    public void A_scan_that_is_written_to_while_it_is_read_fails_alone()
    {
        using var folder = new TemporaryFolder();
        string scan = folder.File("scan.nii.gz");
        File.Copy(heads.Scan(10), scan);
        ReadScan.Of(scan, withHash: true, () => Scan.Open(scan, new VolumeReadOptions()), CancellationToken.None).Problem.ShouldBeNull();
        ReadScan changed = ReadScan.Of(
            scan,
            withHash: true,
            () =>
            {
                var opened = Scan.Open(scan, new VolumeReadOptions());
                File.AppendAllText(scan, "more");
                return opened;
            },
            CancellationToken.None);
        changed.Problem.ShouldBeOfType<BadInputException>().Message.ShouldContain("was written to while it was read");
        changed.Scan.ShouldBeNull();

        // A large scan is read from its file until its answer is there.
        var whole = ReadScan.Of(scan, withHash: true, () => Scan.Open(heads.Scan(10), new VolumeReadOptions()), CancellationToken.None);
        File.AppendAllText(scan, "more");
        Should.Throw<BadInputException>(() => whole.RefuseChanged(scan));
    }

    [Fact]
    public void A_folder_of_slices_has_a_hash_that_does_not_depend_on_where_it_lies()
    {
        using var folder = new TemporaryFolder();
        foreach (string place in new[] { "a", "b" })
        {
            Directory.CreateDirectory(folder.File(place, "deep"));
            File.WriteAllText(folder.File(place, "deep", "1.dcm"), "one");
            File.WriteAllText(folder.File(place, "2.dcm"), "two");
        }

        FileHash.OfFileOrFolder(folder.File("a")).ShouldBe(FileHash.OfFileOrFolder(folder.File("b")));
        ScanStamp.BytesOf(folder.File("a")).ShouldBe(6);
        File.WriteAllText(folder.File("b", "2.dcm"), "owt");
        string.Equals(FileHash.OfFileOrFolder(folder.File("a")), FileHash.OfFileOrFolder(folder.File("b")), StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void A_termination_signal_ends_a_part_with_130_and_a_whole_manifest()
    {
        using var folder = new TemporaryFolder();
        using var process = PinpointProcess.Start([.. Part(folder.File("out"), 0, 1), "--starts", "40", "--updates", "4000"]);
        SpinWait.SpinUntil(() => process.HasExited || Lines(folder.File("out")) > 0, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        process.Wait().Code.ShouldBe(130);
        var memory = CohortMemory.Read(folder.File("out"));
        GatheredCase.Latest(memory.Of(memory.Cases.Last())).ShouldNotBeNull().State.ShouldBeOneOf("interrupted", "done");
        Directory.GetFiles(PartManifest.FolderOf(folder.File("out"))).Length.ShouldBe(1);
    }

    private static int Answers(string output) => Directory.Exists(output) ? Directory.GetFiles(output, "*.mrk.json").Length : 0;

    private static int Lines(string output)
    {
        string manifest = PartManifest.PathOf(output, CohortPart.Whole);
        return File.Exists(manifest) ? (int)new FileInfo(manifest).Length : 0;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(PartManifest.FolderOf(to));
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private string[] Part(string output, int part, int count) =>
        ["predict", heads.Model, Folder, "-o", output, "--threads", "1", "--num-parts", $"{count}", "--part-id", $"{part}"];
}
