using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Registration;

namespace Pinpoint.Tests.Registration;

/// <summary>The laws of Procrustes analysis, and means of volumes.</summary>
public sealed class GroupRegistrationTests
{
    [Fact]
    public void Bodies_of_one_shape_lie_on_each_other_whatever_their_place_turn_and_size() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomMaps(seed);
        LandmarkSet shape = random.Landmarks(6);
        KeyValuePair<string, LandmarkSet>[] bodies = [.. Enumerable.Range(0, 4).Select(i =>
        {
            MatrixTransform map = random.Similarity(random.Uniform(0.8, 1.25));
            return KeyValuePair.Create($"body {i}", RandomMaps.Mapped(shape, map.Map));
        })];
        GroupShape group = GroupRegistration.Of(bodies, TransformKind.Similarity);
        group.Bodies.ShouldAllBe(body => body.DistanceMm(group.Mean) < 1e-6);
        group.Bodies.Select(body => body.CentroidSizeMm).Average().ShouldBe(SizeOf(group.Mean), 1e-6);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Rigidly_laid_bodies_keep_their_sizes_and_no_other_place_of_the_mean_is_nearer()
    {
        var random = new RandomMaps(5);
        LandmarkSet shape = random.Landmarks(7);
        KeyValuePair<string, LandmarkSet>[] bodies = [.. Enumerable.Range(0, 5).Select(i =>
        {
            MatrixTransform map = random.Similarity();
            return KeyValuePair.Create($"body {i}", RandomMaps.Mapped(shape, point => random.Jittered(map.Map(point), 3)));
        })];
        GroupShape group = GroupRegistration.Of(bodies, TransformKind.Rigid);
        foreach (GroupBody body in group.Bodies)
        {
            SizeOf(body.Aligned).ShouldBe(body.CentroidSizeMm, 1e-9);
            body.DistanceMm(group.Mean).ShouldBeInRange(1, 8);
        }

        for (int i = 0; i < shape.Count; i++)
        {
            WorldPoint mean = group.Mean[i].Position!.Value;
            mean.X.ShouldBe(group.Bodies.Average(body => body.Aligned[i].Position!.Value.X), 1e-6);
            mean.Z.ShouldBe(group.Bodies.Average(body => body.Aligned[i].Position!.Value.Z), 1e-6);
        }
    }

    [Fact]
    public void Landmarks_that_a_body_lacks_have_no_part_and_too_few_are_told()
    {
        LandmarkSet shape = new RandomMaps(1).Landmarks(5);
        LandmarkSet gap = new(shape.Select(landmark => landmark.Name is "L1" ? Landmark.Missing("L1") : landmark));
        GroupShape group = GroupRegistration.Of([new("a", shape), new("b", gap), new("c", shape)], TransformKind.Similarity);
        group.LeftOut.ShouldBe(["L1"]);
        group.Mean.Select(landmark => landmark.Name).ShouldBe(["L0", "L2", "L3", "L4"]);
        Message([new("a", shape)]).ShouldContain("two or more");
        Message([new("a", shape), new("b", new LandmarkSet(shape.Take(2)))]).ShouldContain("share 2 of 5 landmarks");
        LandmarkSet line = new(shape.Select((landmark, i) => landmark with { Position = new WorldPoint(i, i, i) }));
        Message([new("a", shape), new("lined", line)]).ShouldStartWith("lined: ");
    }

    [Fact]
    public void The_mean_volume_is_the_mean_where_half_of_the_scans_reach()
    {
        var size = new VolumeSize(4, 3, 2);
        Affine grid = Affine.FromSpacing(1, 1, 1);
        var same = new MatrixTransform(Affine.Identity);
        var aside = new MatrixTransform(Affine.FromSpacing(1, 1, 1, new WorldPoint(2, 0, 0)));
        var mean = new MeanVolume(size, grid);
        mean.Add(Volume.Create([.. Enumerable.Repeat(10f, 24)], size, grid), same);
        mean.Add(Volume.Create([.. Enumerable.Repeat((short)30, 24)], size, grid, slope: 2, intercept: 4), aside);
        mean.Add(Volume.Create([.. Enumerable.Repeat(40f, 24)], size, grid), aside);
        float[] voxels = mean.ToVolume().Voxels<float>().ToArray();
        voxels[0].ShouldBe(38, 1e-4f);
        voxels[1].ShouldBe(38, 1e-4f);

        // Where one of three reaches there is the least mean.
        voxels[2].ShouldBe(38, 1e-4f);
        voxels[3].ShouldBe(38, 1e-4f);
        Should.Throw<InvalidOperationException>(() => new MeanVolume(size, grid).ToVolume());
    }

    private static string Message(IReadOnlyList<KeyValuePair<string, LandmarkSet>> bodies) =>
        Should.Throw<BadInputException>(() => GroupRegistration.Of(bodies, TransformKind.Similarity)).Message;

    private static double SizeOf(LandmarkSet landmarks)
    {
        WorldPoint[] places = [.. landmarks.Select(landmark => landmark.Position!.Value)];
        var centre = new WorldPoint(places.Average(p => p.X), places.Average(p => p.Y), places.Average(p => p.Z));
        return Math.Sqrt(places.Sum(place => Math.Pow(place.DistanceTo(centre), 2)));
    }
}
