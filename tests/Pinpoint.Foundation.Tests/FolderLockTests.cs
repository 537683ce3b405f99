using Pinpoint.Testing;

namespace Pinpoint.Foundation.Tests;

public sealed class FolderLockTests
{
    [Fact]
    public void A_second_run_is_told_who_holds_the_folder()
    {
        using var folder = new TemporaryFolder();
        using (FolderLock.Take(folder.File("run"), "pinpoint train"))
        {
            string message = Should.Throw<UsageException>(() => FolderLock.Take(folder.File("run"), "pinpoint evaluate")).Message;
            message.ShouldStartWith($"{folder.File("run")}: is being written by another run: pinpoint train (process {Environment.ProcessId} on ");
            message.ShouldNotContain('\n');
        }

        FolderLock.Take(folder.File("run"), "pinpoint evaluate").Dispose();
    }

    [Fact]
    public void Who_takes_a_folder_removes_what_a_killed_run_left_in_it_each_time()
    {
        using var folder = new TemporaryFolder();
        string left = folder.File($"model.safetensors.999999999-{Guid.NewGuid():N}.tmp");
        for (int i = 0; i < 2; i++)
        {
            File.WriteAllText(left, "half");
            FolderLock.Take(folder.Path, "test").Dispose();
            File.Exists(left).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_folder_is_given_back_as_it_was()
    {
        using var folder = new TemporaryFolder();
        FolderLock.Take(folder.File("new", "run"), "test").Dispose();
        Directory.Exists(folder.File("new", "run")).ShouldBeFalse();

        Directory.CreateDirectory(folder.File("empty"));
        FolderLock.Take(folder.File("empty"), "test").Dispose();
        Directory.GetFileSystemEntries(folder.File("empty")).ShouldBeEmpty();

        using (FolderLock.Take(folder.File("used"), "test"))
        {
            File.WriteAllText(folder.File("used", "result"), "kept");
        }

        Directory.GetFileSystemEntries(folder.File("used")).ShouldBe([folder.File("used", "result")]);
    }

    [Fact]
    public void What_a_killed_run_left_holds_nobody_up()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(FolderLock.FileName), "");
        File.WriteAllText(folder.File(".pinpoint.owner"), "pinpoint train (process 1 on nowhere)");
        FolderLock.Take(folder.Path, "test").Dispose();
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Of_many_that_want_a_folder_one_has_it_at_a_time()
    {
        using var folder = new TemporaryFolder();
        int inside = 0;
        int taken = 0;
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            try
            {
                using var held = FolderLock.Take(folder.File("run"), "test");
                Interlocked.Increment(ref inside).ShouldBe(1);
                Interlocked.Increment(ref taken);
                Interlocked.Decrement(ref inside);
            }
            catch (UsageException)
            {
                // Another has it.
            }
        });

        taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_file_in_the_folder_s_place_is_a_lack_of_resources()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("run"), "no folder");
        Should.Throw<ResourceException>(() => FolderLock.Take(folder.File("run"), "test")).Message.ShouldStartWith(folder.File("run"));
    }
}
