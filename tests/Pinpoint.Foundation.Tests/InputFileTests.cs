using Pinpoint.Testing;

namespace Pinpoint.Foundation.Tests;

public sealed class InputFileTests
{
    [Fact]
    public void The_length_is_that_of_the_file_at_the_end_of_all_links()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("data"), new byte[5]);
        Link(folder, "one", "data");
        Link(folder, "two", "one");
        Link(folder, "lost", "nowhere");
        Link(folder, "round", "round");

        InputFile.LengthOf(folder.File("data")).ShouldBe(5);
        InputFile.LengthOf(folder.File("one")).ShouldBe(5);
        InputFile.LengthOf(folder.File("two")).ShouldBe(5);
        InputFile.LengthOf(folder.File("lost")).ShouldBeNull();
        InputFile.LengthOf(folder.File("round")).ShouldBeNull();
        InputFile.LengthOf(folder.File("absent")).ShouldBeNull();
    }

    [Fact]
    public void A_link_is_to_blame_only_where_it_leads_to_nothing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("data"), "text");
        Directory.CreateDirectory(folder.File("sub"));
        Link(folder, "sound", "data");
        Link(folder, "folder", "sub");
        Link(folder, "lost", "nowhere");
        Link(folder, "further", "lost");
        Link(folder, "round", "round");

        string missing = folder.File("nowhere");
        InputFile.LinkFault(folder.File("data")).ShouldBe("");
        InputFile.LinkFault(folder.File("absent")).ShouldBe("");
        InputFile.LinkFault(folder.File("sound")).ShouldBe("");
        InputFile.LinkFault(folder.File("folder")).ShouldBe("");
        InputFile.LinkFault(folder.File("lost")).ShouldBe($" (it is a link to nowhere, and {missing} does not exist: fetch the data, or mend the link)");
        InputFile.LinkFault(folder.File("further")).ShouldBe($" (it is a link to lost, and {missing} does not exist: fetch the data, or mend the link)");
        InputFile.LinkFault(folder.File("round")).ShouldBe(" (it is a link that leads back to itself)");
    }

    [Fact]
    public void What_has_no_length_may_be_a_pipe()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("empty"), "");
        File.WriteAllText(folder.File("full"), "1");
        Link(folder, "to-empty", "empty");
        Link(folder, "to-full", "full");
        Link(folder, "lost", "nowhere");

        InputFile.MayBePipe(folder.File("empty")).ShouldBeTrue();
        InputFile.MayBePipe(folder.File("to-empty")).ShouldBeTrue();
        InputFile.MayBePipe(folder.File("full")).ShouldBeFalse();
        InputFile.MayBePipe(folder.File("to-full")).ShouldBeFalse();
        InputFile.MayBePipe(folder.File("absent")).ShouldBeFalse();
        InputFile.MayBePipe(folder.File("lost")).ShouldBeFalse();
    }

    // Pieces are read 16384 bytes at a time.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16384)]
    [InlineData(40000)]
    public void A_text_is_read_whole_up_to_its_bound_and_not_at_all_beyond(int length)
    {
        using var folder = new TemporaryFolder();
        string text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))));
        File.WriteAllText(folder.File("text"), text);

        InputFile.ReadText(folder.File("text"), length).ShouldBe(text);
        InputFile.ReadText(folder.File("text"), length + 1).ShouldBe(text);
        if (length > 0)
        {
            InputFile.ReadText(folder.File("text"), length - 1).ShouldBeNull();
        }
    }

    [Fact]
    public void A_device_without_an_end_is_read_no_further_than_its_bound()
    {
        const string Device = "/dev/zero";
        if (!File.Exists(Device))
        {
            return;
        }

        InputFile.ReadText(Device, 1000).ShouldBeNull();
        using Stream stream = InputFile.Open(Device, long.MaxValue, "does not end");
        Should.Throw<BadInputException>(() => stream.CopyTo(Stream.Null)).Message.ShouldBe($"{Device}: does not end");
    }

    [Fact]
    public void A_file_that_is_too_long_is_not_opened()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("text"), "12345");
        InputFile.Open(folder.File("text"), 5, "is too long").Dispose();
        Should.Throw<BadInputException>(() => InputFile.Open(folder.File("text"), 4, "is too long")).Message.ShouldEndWith("text: is too long");
    }

    private static void Link(TemporaryFolder folder, string name, string target) => File.CreateSymbolicLink(folder.File(name), target);
}
