using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests.Workflows.Cohorts;

/// <summary>What a folder holds that is no file, and what is said of it.</summary>
public sealed class CohortScansTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_may_be_a_pipe_is_not_waited_for_in_a_folder_but_where_it_is_named()
    {
        // An empty file looks as a pipe does.
        string pipe = _folder.File("pipe.nii");
        string scan = _folder.File("scan.nii");
        File.WriteAllBytes(pipe, []);
        File.WriteAllBytes(scan, new byte[400]);

        IReadOnlyList<NamedScan> inFolder = CohortScans.Of([_folder.Path]);
        inFolder.Select(found => found.Path).ShouldBe([pipe, scan]);
        inFolder[0].Absence.ShouldNotBeNull().ShouldContain("a pipe or device, which is read only where it is named itself");
        inFolder[1].Absence.ShouldBeNull();
        CohortScans.Of([pipe]).ShouldHaveSingleItem().Absence.ShouldBeNull();
    }

    [Fact]
    public void A_folder_to_gather_from_that_is_not_there_is_said_not_to_be_there()
    {
        string absent = Path.Combine(_folder.Path, "absent");
        Should.Throw<BadInputException>(() => GatherCohort.Run(new GatherCohortRequest(absent))).Message
            .ShouldBe($"{absent}: there is no such folder; give the folder that predict wrote a cohort's answers to");
        Should.Throw<BadInputException>(() => GatherCohort.Run(new GatherCohortRequest(_folder.Path))).Message.ShouldContain("has no folder 'manifests'");
    }
}
