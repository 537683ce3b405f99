using Pinpoint.Testing;

namespace Pinpoint.Foundation.Tests;

public sealed class LeftoverFilesTests
{
    private const string Mark = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void Files_of_writers_that_are_gone_are_removed_by_the_next_write_and_all_others_kept()
    {
        using var folder = new TemporaryFolder();
        string[] gone = [$"model.safetensors.999999999-{Mark}.tmp", $"old.json.{Mark}.tmp"];
        string[] kept =
        [
            $"model.safetensors.{Environment.ProcessId}-{Mark}.tmp", $"young.json.{Mark}.tmp", "notes.tmp", $"{Mark}.txt", $"a.x-{Mark}.tmp",
            $"a.{Mark[1..]}.tmp",
            $"a.12{Mark}.tmp",
        ];
        foreach (string name in gone.Concat(kept))
        {
            File.WriteAllText(folder.File(name), "");
        }

        // The first is young, but its writer is gone. Age alone makes no file a leftover: the user's own are as old.
        foreach (string name in gone.Skip(1).Concat(kept).Where(name => !name.StartsWith("young", StringComparison.Ordinal) && !IsOwn(name)))
        {
            File.SetLastWriteTimeUtc(folder.File(name), DateTime.UtcNow.AddMinutes(-1));
        }

        AtomicFile.WriteText(folder.File("result"), "new");

        Directory.GetFiles(folder.Path).Select(Path.GetFileName).ShouldBe(kept.Append("result"), ignoreOrder: true);

        static bool IsOwn(string name) => name.Contains(FormattableString.Invariant($".{Environment.ProcessId}-"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_machine_is_kept_for_an_hour()
    {
        using var folder = new TemporaryFolder();
        string here = folder.File($"a.999999999-{LeftoverFiles.MarkOf(Environment.MachineName)}-{Mark}.tmp");
        string there = folder.File($"a.999999999-{LeftoverFiles.MarkOf("another machine")}-{Mark}.tmp");
        foreach (string path in new[] { here, there })
        {
            File.WriteAllText(path, "");
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-50));
        }

        LeftoverFiles.Remove(folder.Path);
        Directory.GetFiles(folder.Path).ShouldBe([there]);
        File.SetLastWriteTimeUtc(there, DateTime.UtcNow.AddMinutes(-70));
        LeftoverFiles.Remove(folder.Path);
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_being_written_is_kept_however_old()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File($"large.nii.999999999-{Mark}.tmp");
        using (File.Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            AtomicFile.WriteText(folder.File("result"), "new");
        }

        File.Exists(path).ShouldBeTrue();
    }
}
