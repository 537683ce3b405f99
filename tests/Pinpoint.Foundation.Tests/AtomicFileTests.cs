using Pinpoint.Testing;

namespace Pinpoint.Foundation.Tests;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_failed_write_keeps_the_old_file_and_leaves_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("kept.txt");
        AtomicFile.WriteText(path, "old");

        Should.Throw<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException("half way");
        }));

        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_a_lack_of_resources_with_the_path_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("file", "below.txt");
        File.WriteAllText(folder.File("file"), "a file, no folder");

        ResourceException exception = Should.Throw<ResourceException>(() => AtomicFile.WriteText(path, "new"));

        exception.Message.ShouldStartWith(path);
        exception.Message.ShouldNotContain('\n');
    }
}
