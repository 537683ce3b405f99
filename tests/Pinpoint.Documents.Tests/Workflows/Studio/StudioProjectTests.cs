using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests.Workflows.Studio;

/// <summary>A project's files, and how its cases stand by them.</summary>
public sealed class StudioProjectTests : IDisposable
{
    private const string First = "phantom-001";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_case_goes_from_new_to_checked_and_its_files_say_so()
    {
        using StudioProject project = WithScans();
        StateOf(project).ShouldBe("new");
        StudioCaseDocument saved = Save(project, null, Point("a", 1));
        saved.CaseState.ShouldBe("in_work");
        saved = Save(project, saved.LabelsVersion, Point("a", 1), Point("b", 2));
        File.Exists(project.Folder.LandmarksOf(First)).ShouldBeFalse();
        saved = Save(project, saved.LabelsVersion, true, Point("a", 1), Point("b", 2));
        saved.CaseState.ShouldBe("labelled");
        File.Exists(project.Folder.DraftOf(First)).ShouldBeFalse();
        Dataset.Open(project.Folder.Root).Cases.ShouldHaveSingleItem().Name.ShouldBe(First);

        DatasetCase item = project.Find(First)!;
        saved = project.Judge(item, CaseJudgement.Checked, saved.LabelsVersion, "Ada");
        saved.CaseState.ShouldBe("checked");
        project.Judge(item, CaseJudgement.Rejected, null, null).CaseState.ShouldBe("rejected");
        project.Judge(item, CaseJudgement.Accepted, null, null).CaseState.ShouldBe("checked");

        // What is changed after the look was not looked at.
        saved = Save(project, saved.LabelsVersion, Point("a", 1), Point("b", 3));
        saved.CaseState.ShouldBe("labelled");
        MovedLandmarkItem moved = saved.Changes[0].Moved.ShouldHaveSingleItem();
        (moved.Name, saved.Changes[0].User).ShouldBe(("b", "Ada"));
        moved.FromLpsMm.ShouldBe([2, 0, 0]);
        moved.ToLpsMm.ShouldBe([3, 0, 0]);
        saved.Changes.Select(change => change.Moved.Count).ShouldBe([1, 0, 0, 0, 0, 1, 1]);
    }

    [Fact]
    public void Opened_again_a_project_is_what_it_was()
    {
        string before;
        using (StudioProject project = WithScans())
        {
            Save(project, null, Point("a", 1));
            project.Judge(project.Find("phantom-002")!, CaseJudgement.Rejected, null, null);
            before = DocumentText.Of(project.Describe(null));
            Should.Throw<UsageException>(() => StudioProject.Open(project.Folder.Root)).Message.ShouldContain("pinpoint studio");
        }

        using var again = StudioProject.Open(_folder.File("project"));
        DocumentText.Of(again.Describe(null)).ShouldBe(before);
    }

    [Fact]
    public void A_data_set_is_a_project_whose_list_is_that_of_its_files()
    {
        WriteScans();
        LandmarkFile.Write(_folder.File("project", "landmarks", $"{First}.mrk.json"), new LandmarkSet([Point("nose", 1), Point("chin", 2)]));
        using var project = StudioProject.Open(_folder.File("project"));
        project.LandmarkList.Select(item => item.Name).ShouldBe(["nose", "chin"]);
        project.Describe(null).StudioCases.Select(item => item.CaseState).ShouldBe(["labelled", "new"]);
    }

    [Fact]
    public void A_file_of_another_format_gives_way_and_is_kept()
    {
        using StudioProject project = WithScans();
        string other = Path.Combine(project.Folder.Landmarks, $"{First}.fcsv");
        LandmarkFile.Write(other, new LandmarkSet([Point("a", 5)]));
        StudioCaseDocument opened = project.Show(project.Find(First)!);
        opened.CaseState.ShouldBe("labelled");
        Save(project, opened.LabelsVersion, Point("a", 6), Point("b", 7));
        File.Exists(other).ShouldBeFalse();
        LandmarkFile.Read(Path.Combine(project.Folder.Earlier, $"{First}.fcsv"))[0].Position!.Value.X.ShouldBe(5, 1e-6);
        Dataset.Open(project.Folder.Root).Cases.ShouldHaveSingleItem();
    }

    [Fact]
    public void Whoever_goes_by_an_earlier_version_overwrites_nothing()
    {
        using StudioProject project = WithScans();
        StudioCaseDocument saved = Save(project, null, Point("a", 1));
        LabelsConflictException conflict = Should.Throw<LabelsConflictException>(() => Save(project, null, Point("a", 9)));
        conflict.Version.ShouldBe(saved.LabelsVersion);
        conflict.Message.ShouldContain("Ada");
        project.Show(project.Find(First)!).Landmarks[0].PositionLpsMm.ShouldBe([1, 0, 0]);
    }

    [Fact]
    public void A_case_is_done_only_when_a_person_has_decided_on_each_landmark()
    {
        using StudioProject project = WithScans();
        Should.Throw<BadInputException>(() => Save(project, null, true, Point("a", 1))).Message.ShouldContain("b");
        Should.Throw<BadInputException>(() => Save(project, null, true, Point("a", 1), Point("b", 1) with { Status = LandmarkStatus.Uncertain }));
        Should.Throw<BadInputException>(() => Save(project, null, Point("c", 1))).Message.ShouldContain("'c'");
        StateOf(project).ShouldBe("new");
        Save(project, null, true, Point("a", 1), Landmark.Missing("b")).CaseState.ShouldBe("labelled");
        LandmarkFile.Read(project.Folder.LandmarksOf(First)).Find("b")!.IsAbsent.ShouldBeTrue();
    }

    [Fact]
    public void Half_a_line_of_history_and_a_draft_that_a_killed_server_left_change_nothing()
    {
        using StudioProject project = WithScans();
        StudioCaseDocument saved = Save(project, null, true, Point("a", 1), Point("b", 2));
        File.AppendAllText(project.Folder.HistoryOf(First), "{\"document\": \"case_ch");
        LandmarkFile.Write(project.Folder.DraftOf(First), new LandmarkSet([Point("a", 1)]));
        project.Show(project.Find(First)!).CaseState.ShouldBe("labelled");
        saved = Save(project, saved.LabelsVersion, Point("a", 4), Point("b", 2));
        saved.Changes.Count.ShouldBe(2);
        saved.Landmarks.Count.ShouldBe(2);
        File.ReadAllLines(project.Folder.HistoryOf(First)).Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("", null, "landmark 1")]
    [InlineData("a", "#12345", "#ffd54a")]
    public void A_list_that_is_wrong_is_refused(string name, string? colour, string word)
    {
        using StudioProject project = WithScans();
        Should.Throw<BadInputException>(() => project.SetList([new ListedLandmarkItem(name, null, colour)])).Message.ShouldContain(word);
        Should.Throw<BadInputException>(() => project.SetList([new ListedLandmarkItem("a"), new ListedLandmarkItem("a")])).Message.ShouldContain("twice");
        Should.Throw<BadInputException>(() => project.SetList([new ListedLandmarkItem("a", "up")])).Message.ShouldContain("left, right, middle");
        project.LandmarkList.Select(item => item.Name).ShouldBe(["a", "b"]);
    }

    private static Landmark Point(string name, double x) => Landmark.At(name, new WorldPoint(x, 0, 0));

    private static string StateOf(StudioProject project) => project.Describe(null).StudioCases[0].CaseState;

    private static StudioCaseDocument Save(StudioProject project, string? version, params Landmark[] landmarks) => Save(project, version, false, landmarks);

    private static StudioCaseDocument Save(StudioProject project, string? version, bool done, params Landmark[] landmarks) =>
        project.Save(project.Find(First)!, new LabelsSaving(new LandmarkSet(landmarks), version, done, 5, "Ada"));

    private void WriteScans()
    {
        foreach (string name in new[] { First, "phantom-002" })
        {
            byte[] voxels = [.. Enumerable.Range(0, 27).Select(value => (byte)value)];
            VolumeFile.Write(_folder.File("project", "volumes", $"{name}.nii.gz"), Volume.Create(voxels, new VolumeSize(3, 3, 3), Affine.Identity));
        }
    }

    private StudioProject WithScans()
    {
        WriteScans();
        var project = StudioProject.Open(_folder.File("project"));
        project.SetList([new ListedLandmarkItem("a"), new ListedLandmarkItem("b", "left", "#ffd54a", "Where it lies.")]);
        return project;
    }
}
