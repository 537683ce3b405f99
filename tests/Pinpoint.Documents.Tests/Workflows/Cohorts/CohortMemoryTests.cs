using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests.Workflows.Cohorts;

public sealed class CohortMemoryTests
{
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
