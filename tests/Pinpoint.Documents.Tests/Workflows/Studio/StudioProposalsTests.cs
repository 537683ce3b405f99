using Pinpoint.Imaging;
using Pinpoint.Shapes;
using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests.Workflows.Studio;

/// <summary>Where landmarks may lie that nobody has placed yet.</summary>
public sealed class StudioProposalsTests : IDisposable
{
    private const string Open = "phantom-009";
    private static readonly string[] Names = ["nose", "chin", "crown", "bregma", "left ear", "right ear", "left eye", "right eye"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Three_placed_landmarks_propose_the_others_by_the_shape_of_the_labelled_scans()
    {
        using StudioProject project = With(labelled: 5);
        LandmarkSet truth = Truth(9);
        StudioProposalsDocument proposed = Propose(project, [.. truth.Take(3)]);
        proposed.ShapeCount.ShouldBe(5);
        proposed.Proposals.Select(item => item.Name).ShouldBe(truth.Skip(3).Select(landmark => landmark.Name));
        proposed.Proposals.ShouldAllBe(item => item.ProposedFrom == "shape");

        // The head is turned and as large as it is: the mean position is no answer to that.
        LandmarkSet[] others = [.. Enumerable.Range(1, 5).Select(Truth)];
        double off = proposed.Proposals.Average(item => PointOf(item).DistanceTo(truth.Find(item.Name)!.Position!.Value));
        double mean = truth.Skip(3).Average(landmark =>
            WorldPoint.MeanOf([.. others.Select(other => other.Find(landmark.Name)!.Position!.Value)]).DistanceTo(landmark.Position!.Value));
        off.ShouldBeLessThan(mean / 2);
        Propose(project, [.. truth.Take(2)]).Proposals.ShouldBeEmpty();
        File.Exists(project.Folder.DraftOf(Open)).ShouldBeFalse();
    }

    [Fact]
    public void Two_labelled_scans_tell_no_shape_and_a_third_does_at_once()
    {
        using StudioProject project = With(labelled: 2);
        LandmarkSet truth = Truth(9);
        Propose(project, [.. truth.Take(3)]).ShapeCount.ShouldBe(0);
        DatasetCase third = project.Find("phantom-003")!;
        project.Save(third, new LabelsSaving(Truth(3), null, true, 0, null));
        Propose(project, [.. truth.Take(3)]).ShapeCount.ShouldBe(3);

        // What is decided is not proposed, though it be not visible.
        Propose(project, [.. truth.Take(3), Landmark.Absent(truth[3].Name)]).Proposals.ShouldNotContain(item => item.Name == truth[3].Name);
    }

    [Fact]
    public void A_partner_on_the_other_side_is_the_mirror_image()
    {
        using StudioProject project = With(labelled: 0);
        project.SetList([
            new ListedLandmarkItem("nose", "middle"), new ListedLandmarkItem("chin", "middle"), new ListedLandmarkItem("crown", "middle"),
            new ListedLandmarkItem("left ear", "left"), new ListedLandmarkItem("right ear", "right"),
        ]);
        var turn = new Func<double, double, double, WorldPoint>((x, y, z) => new WorldPoint((0.8 * x) - (0.6 * y) + 7, (0.6 * x) + (0.8 * y) - 2, z + 30));
        Landmark[] placed =
        [
            Landmark.At("nose", turn(0, -50, 0)), Landmark.At("chin", turn(0, -40, -40)), Landmark.At("crown", turn(0, 10, 60)),
            Landmark.At("left ear", turn(40, 5, 1)),
        ];
        ProposedLandmarkItem ear = Propose(project, placed).Proposals.ShouldHaveSingleItem();
        (ear.Name, ear.ProposedFrom).ShouldBe(("right ear", "mirror"));
        PointOf(ear).DistanceTo(turn(-40, 5, 1)).ShouldBeLessThan(1e-6);

        // Nothing tells the plane between the sides.
        Propose(project, placed[3]).Proposals.ShouldBeEmpty();
    }

    [Fact]
    public void Sides_in_the_list_and_one_labelled_scan_tell_which_landmarks_are_partners_whatever_their_names()
    {
        ListedLandmarkItem[] list =
        [
            new("1", "middle"), new("2", "middle"), new("3", "middle"), new("4", "left"), new("5", "right"), new("6", "left"), new("7", "right"),
        ];
        var shape = new LandmarkSet([
            Landmark.At("1", new WorldPoint(0, -50, 0)), Landmark.At("2", new WorldPoint(1, 0, 40)), Landmark.At("3", new WorldPoint(-1, 30, -20)),
            Landmark.At("4", new WorldPoint(40, 0, 0)), Landmark.At("7", new WorldPoint(-41, 1, 0)),
            Landmark.At("6", new WorldPoint(20, 30, 30)), Landmark.At("5", new WorldPoint(-20, 31, 29)),
        ]);
        MirrorPartners.Of(list, [shape]).Pairs.ShouldBe([("4", "7"), ("6", "5")]);
        MirrorPartners.Of(list, []).Pairs.ShouldBeEmpty();
    }

    private static WorldPoint PointOf(ProposedLandmarkItem item) => new(item.PositionLpsMm[0], item.PositionLpsMm[1], item.PositionLpsMm[2]);

    private static StudioProposalsDocument Propose(StudioProject project, params Landmark[] placed) =>
        new StudioProposals(project).Of(Open, new LandmarkSet(placed));

    // Eight points that vary by a millimetre or so, of a body that is turned, shifted and of a size of its own.
    private static LandmarkSet Truth(int number)
    {
        var random = new SplitMixRandom((ulong)number);
        var form = new SplitMixRandom(1000);
        var pose = new Similarity(
            Rotation.FromVector(random.NextUniform(-1, 1), random.NextUniform(-1, 1), random.NextUniform(-1, 1)),
            random.NextUniform(0.8, 1.2), random.NextUniform(-30, 30), random.NextUniform(-30, 30), random.NextUniform(-30, 30));
        double[] points = [.. Enumerable.Range(0, 24).Select(_ => form.NextUniform(-50, 50) + random.NextUniform(-1, 1))];
        pose.Apply(points, points);
        return new LandmarkSet(Enumerable.Range(0, 8).Select(i =>
            Landmark.At(Names[i], new WorldPoint(points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]))));
    }

    private StudioProject With(int labelled)
    {
        foreach (int number in Enumerable.Range(1, 9))
        {
            VolumeFile.Write(
                _folder.File("project", "volumes", $"phantom-{number:000}.nii.gz"), Volume.Create(new byte[27], new VolumeSize(3, 3, 3), Affine.Identity));
        }

        foreach (int number in Enumerable.Range(1, labelled))
        {
            LandmarkFile.Write(_folder.File("project", "landmarks", $"phantom-{number:000}.mrk.json"), Truth(number));
        }

        var project = StudioProject.Open(_folder.File("project"));
        project.SetList([.. Names.Select(name => new ListedLandmarkItem(name))]);
        return project;
    }
}
