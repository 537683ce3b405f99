using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests.Workflows.Studio;

/// <summary>Landmarks of two people, and what is taken away for morphometrics.</summary>
public sealed class StudioRatersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_persons_landmarks_lie_beside_the_first_s_and_are_compared_worst_first()
    {
        using StudioProject project = With();
        var raters = new StudioRaters(project);
        raters.Compare().MeanDifferenceMm.ShouldBeNull();
        DatasetCase one = project.Find("one")!;
        byte[] before = File.ReadAllBytes(project.Folder.LandmarksOf("one"));
        StudioCaseDocument saved = raters.Save(one, "Grace Hopper", new LabelsSaving(Moved(1, 3, 0), null, true, 1, null));
        saved.CaseState.ShouldBe("labelled");
        StudioMethods.Of(project).ShouldContain("In 1 scan a second person");
        raters.Save(project.Find("two")!, "Grace Hopper", new LabelsSaving(new LandmarkSet([.. Moved(0, 1, 0).Take(2)]), null, false, 1, null))
            .CaseState.ShouldBe("in_work");
        File.ReadAllBytes(project.Folder.LandmarksOf("one")).ShouldBe(before);

        StudioRatersDocument compared = raters.Compare();
        compared.Raters.ShouldHaveSingleItem().ShouldBe(new RaterItem("Grace Hopper", 2));
        compared.LandmarkDifferences.Select(row => row.Name).ShouldBe(["b", "a", "c"]);
        compared.LandmarkDifferences[0].MeanDifferenceMm!.Value.ShouldBe(2, 1e-9);
        compared.LandmarkDifferences[0].LargestDifferenceMm!.Value.ShouldBe(3, 1e-9);
        compared.LandmarkDifferences[0].WorstCase.ShouldBe("one");
        (compared.LandmarkDifferences[2].ComparedCount, compared.LandmarkDifferences[2].OneSidedCount).ShouldBe((1, 1));
        compared.CaseDifferences.Select(row => row.Case).ShouldBe(["one", "two"]);
        compared.MeanDifferenceMm!.Value.ShouldBe((1 + 3 + 0 + 0 + 1) / 5.0, 1e-9);
        StudioMethods.Of(project).ShouldContain("In 2 scans a second person placed the landmarks without seeing the first's; the two were 1.00 mm apart");
    }

    [Fact]
    public void Whoever_goes_by_an_earlier_version_or_a_name_that_is_a_path_overwrites_nothing()
    {
        using StudioProject project = With();
        var raters = new StudioRaters(project);
        DatasetCase one = project.Find("one")!;
        StudioCaseDocument saved = raters.Save(one, "Ada", new LabelsSaving(Moved(0, 0, 0), null, true, 1, null));
        Should.Throw<LabelsConflictException>(() => raters.Save(one, "Ada", new LabelsSaving(Moved(9, 0, 0), null, true, 1, null)))
            .Version.ShouldBe(saved.LabelsVersion);
        foreach (string name in new[] { "", "../landmarks", "a/b", ".", "a\\b", new string('x', 81) })
        {
            Should.Throw<BadInputException>(() => raters.Save(one, name, new LabelsSaving(Moved(0, 0, 0), null, false, 1, null)));
        }

        Directory.EnumerateFileSystemEntries(project.Folder.Raters).ShouldHaveSingleItem();
    }

    [Fact]
    public void Procrustes_coordinates_are_those_of_all_labelled_scans()
    {
        using StudioProject project = With();
        string[] rows = Encoding.UTF8.GetString(StudioExport.Procrustes(project, null)).TrimEnd().Split('\n');
        rows.Length.ShouldBe(3);
        rows[0].ShouldStartWith("case,centroid_size_mm,distance_mm,a_x");
        rows[1].ShouldStartWith("one,");
        Encoding.UTF8.GetString(StudioExport.Procrustes(project, "tps")).ShouldContain("LM3=3");
        Should.Throw<UsageException>(() => StudioExport.Procrustes(project, "xlsx")).Message.ShouldContain("csv, tps");
    }

    private static LandmarkSet Moved(double a, double b, double c) => new([
        Landmark.At("a", new WorldPoint(0, 0, a)), Landmark.At("b", new WorldPoint(20, 0, b)), Landmark.At("c", new WorldPoint(0, 20, c)),
    ]);

    private StudioProject With()
    {
        foreach (string name in new[] { "one", "two" })
        {
            VolumeFile.Write(
                _folder.File("project", "volumes", $"{name}.nii.gz"), Volume.Create(new byte[27], new VolumeSize(3, 3, 3), Affine.Identity));
            LandmarkFile.Write(_folder.File("project", "landmarks", $"{name}.mrk.json"), Moved(0, 0, 0));
        }

        return StudioProject.Open(_folder.File("project"));
    }
}
