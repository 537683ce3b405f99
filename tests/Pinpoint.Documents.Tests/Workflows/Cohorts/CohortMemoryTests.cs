using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests.Workflows.Cohorts;

public sealed class CohortMemoryTests
{
    [Theory]
    [InlineData("\"answer_files\":[]", "\"answer_files\":[null]")]
    [InlineData("\"landmarks\":[]", "\"landmarks\":[null]")]
    [InlineData("\"warnings\":[]", "\"warnings\":[null]")]
    [InlineData("\"done\"", "\"flying\"")]
    public void A_line_that_somebody_spoilt_is_told_of_and_passed_over(string before, string after)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(PartManifest.FolderOf(folder.Path));
        string line = DocumentText.LineOf(new ScanRecord("done", "case", "scan", "0", 1, 0, 1, "model", "0", "1", "work"));
        line.ShouldContain(before);
        File.WriteAllText(PartManifest.PathOf(folder.Path, CohortPart.Whole), $"{line.Replace(before, after, StringComparison.Ordinal)}\n{line}\n");

        var memory = CohortMemory.Read(folder.Path);
        memory.Warnings.ShouldHaveSingleItem().ShouldEndWith("line 1: is no record of a scan and is passed over");
        memory.Of("case").Count.ShouldBe(1);
    }

    [Fact]
    public void A_manifest_that_names_a_device_as_an_answer_is_not_read_for_ever()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(PartManifest.FolderOf(folder.Path));
        ScanRecord record = new("done", "case", "scan", "0", 1, 0, 1, "model", "0", "1", "work") { AnswerFiles = [new("/dev/zero", "0")] };
        File.WriteAllText(PartManifest.PathOf(folder.Path, CohortPart.Whole), DocumentText.LineOf(record) + "\n");

        var memory = CohortMemory.Read(folder.Path);
        memory.Warnings.ShouldBeEmpty();
        memory.Of("case").Count.ShouldBe(1);
        memory.AnswerTo("case", null).ShouldBeNull();
    }
}
