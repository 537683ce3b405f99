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
    public void What_its_reader_refuses_does_not_take_the_place_of_the_old_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("kept.txt");
        AtomicFile.WriteText(path, "old", file => File.ReadAllText(file).ShouldBe("old"));

        ResourceException exception = Should.Throw<ResourceException>(
            () => AtomicFile.WriteText(path, "new", file => throw new BadInputException(file, "line 1", "holds nothing of use")));

        exception.Message.ShouldBe($"{path}: is not written, for it could not be read again: line 1: holds nothing of use");
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

    [Fact]
    public void Folders_on_the_way_are_made_and_an_older_file_is_replaced()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("new", "deep", "file.txt");

        AtomicFile.WriteText(path, "a long first text");
        AtomicFile.WriteText(path, "short");

        File.ReadAllBytes(path).ShouldBe("short"u8.ToArray());
        Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!).ShouldHaveSingleItem();
    }

    [Fact]
    public void Writers_of_one_file_do_not_meet_in_its_temporary_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("shared.txt");

        AtomicFile.Write(path, outer =>
        {
            outer.Write("first "u8);
            AtomicFile.WriteText(path, "another writer's");
            File.ReadAllText(path).ShouldBe("another writer's");
            outer.Write("to the end"u8);
        });

        File.ReadAllText(path).ShouldBe("first to the end");
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void Nothing_to_write_is_a_fault_of_the_caller_and_touches_no_file()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<ArgumentException>(() => AtomicFile.WriteText("", "text"));
        Should.Throw<ArgumentNullException>(() => AtomicFile.WriteText(folder.File("a"), null!)).ParamName.ShouldBe("text");
        Should.Throw<ArgumentNullException>(() => AtomicFile.Write(folder.File("a"), null!)).ParamName.ShouldBe("write");
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }
}
