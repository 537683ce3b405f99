using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

[Collection(TinyHeadsCollection.Name)]
public sealed class ResourceTests(TinyHeads heads)
{
    // A folder below a file can be made by nobody, not even by root, for whom no folder is read-only.
    [Fact]
    public void An_output_folder_that_cannot_be_made_is_told_of()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "");
        string below = folder.File("file", "out");
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "-o", below).FailsWith(4, below);
        CommandLine.Run("train", heads.Heads, "-o", below, "--config", heads.ConfigFile, "--steps", "2").FailsWith(4, below);
        CommandLine.Run("evaluate", heads.Model, heads.Unseen, "-o", below).FailsWith(4, below);
    }

    [SmallDiskFact]
    public void A_full_disk_is_told_of_and_leaves_no_pieces()
    {
        using SmallDisk disk = SmallDisk.TryMount().ShouldNotBeNull();
        string filler = Path.Combine(disk.Path, "filler");
        Fill(filler);
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "-o", disk.Path).FailsWith(4, "phantom-010.mrk.json", "space");
        CommandLine.Run("evaluate", heads.Model, heads.Unseen, "-o", disk.Path).FailsWith(4, "evaluation.json", "space");
        Directory.GetFileSystemEntries(disk.Path).ShouldBe([filler]);
        CommandLine.Run("train", heads.Heads, "-o", Path.Combine(disk.Path, "run"), "--config", heads.ConfigFile, "--steps", "2").FailsWith(4, "space");
        Directory.GetFiles(disk.Path, "*.safetensors*", SearchOption.AllDirectories).ShouldBeEmpty();
        Directory.GetFiles(disk.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [SmallDiskFact]
    public void A_cache_without_room_is_told_of_and_leaves_no_pieces()
    {
        using SmallDisk disk = SmallDisk.TryMount().ShouldNotBeNull();
        using var folder = new TemporaryFolder();
        string cache = Path.Combine(disk.Path, "cache");
        CommandLine.Run("train", heads.Heads, "-o", folder.File("run"), "--config", heads.ConfigFile, "--steps", "2", "--cache", cache)
            .FailsWith(4, "space", cache);
        Fill(Path.Combine(disk.Path, "filler"));
        CommandLine.Run("train", heads.Heads, "-o", folder.File("run"), "--config", heads.ConfigFile, "--steps", "2", "--cache", cache).FailsWith(4, "space");
        Directory.GetFiles(disk.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private static void Fill(string path)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] page = new byte[4096];
        try
        {
            while (true)
            {
                stream.Write(page);
            }
        }
        catch (IOException)
        {
            // The disk is full, as wanted.
        }
    }
}
