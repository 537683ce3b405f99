using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Shapes;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

public sealed class MirroredTrainingTests
{
    private const int Cases = 8;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_set_of_both_sides_is_learnt_as_the_same_set_of_one_side(bool withSides)
    {
        using var folder = new TemporaryFolder();
        TrainingSet sorted = Read(TinyLimbs.Write(folder.File("sorted"), Cases, _ => false));
        TrainingSet mixed = Read(TinyLimbs.Write(folder.File("mixed"), Cases, IsRight, withSides));

        sorted.Plan.Mirror.ShouldBe(MirrorRule.Auto);
        mixed.Plan.Mirror.ShouldBe(MirrorRule.X);
        mixed.MirroredCases.ShouldBe(["limb-2", "limb-5", "limb-7"], ignoreOrder: true);
        mixed.Side.ShouldBe(withSides ? BodySide.Left : null);
        foreach ((TrainingCase one, TrainingCase other) in sorted.Training.Zip(mixed.Training))
        {
            other.Name.ShouldBe(one.Name);
            other.Grid.Intensities.SequenceEqual(one.Grid.Intensities).ShouldBeTrue();
            other.View!.Fine.Intensities.SequenceEqual(one.View!.Fine.Intensities).ShouldBeTrue();
            other.Landmarks.Zip(one.Landmarks).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(1e-4);
        }
    }

    [Fact]
    public void The_manifest_s_side_stands_above_the_shape()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyLimbs.Write(folder.File("limbs"), Cases, _ => false);
        string[] rows = File.ReadAllLines(data.Root);
        File.WriteAllLines(data.Root, rows.Select((row, i) => row + (i == 0 ? ",side" : i == 3 ? ",R" : ",L")));
        TrainingSet set = Read(Dataset.Open(data.Root));

        set.MirroredCases.ShouldBe(["limb-2"]);
        set.Warnings.ShouldContain(warning => warning.Contains("contradicts the side", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_whose_landmarks_do_not_tell_its_side_is_named()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyLimbs.Write(folder.File("limbs"), Cases, IsRight);
        string file = data.Cases[4].LandmarksPath!;
        LandmarkFile.Write(file, new LandmarkSet(LandmarkFile.Read(file).Select(item => item with { Position = item.Position!.Value with { X = 0 } })));
        TrainingSet set = Read(data);

        set.MirroredCases.ShouldBe(["limb-2", "limb-5", "limb-7"], ignoreOrder: true);
        const string Words = "do not tell which side these cases show, and they are taken as they are (limb-";
        set.Warnings.ShouldContain(warning => warning.Contains(Words + "4)", StringComparison.Ordinal));
        TrainingSet clear = Read(TinyLimbs.Write(folder.File("clear"), Cases, IsRight));
        clear.Warnings.ShouldNotContain(warning => warning.Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public void Off_takes_every_scan_as_it_is()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyLimbs.Write(folder.File("limbs"), Cases, IsRight, withSides: true);
        TrainingSet set = Read(data, MirrorRule.Off);

        set.Plan.Mirror.ShouldBe(MirrorRule.Off);
        set.MirroredCases.ShouldBeNull();
        set.Training[2].Grid.ToWorld(set.Training[2].Landmarks[0], 0, 0).X.ShouldBe(data.ReadLandmarks(data.Cases[2])[0].Position!.Value.X, 1e-6);
    }

    [Fact]
    public void A_plan_that_mirrors_nothing_keeps_its_text()
    {
        PlanJson.Write(TinyTraining.Plan).ShouldNotContain("mirror");
        string text = PlanJson.Write(TinyTraining.Plan with { Mirror = MirrorRule.Y });
        PlanJson.Read(text, "plan.json").Mirror.ShouldBe(MirrorRule.Y);
    }

    [Fact]
    public void A_scan_and_its_mirror_image_are_answered_on_opposite_sides_at_each_other_s_mirror_images()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyLimbs.Write(folder.File("limbs"), Cases, IsRight, withSides: true);
        TrainingRun.Run(TinyTraining.Request(data, folder.File("run")));
        LandmarkModel model = ModelFile.Load(folder.File("run"));
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1 });

        LocalizationResult left = localizer.Locate(TinyLimbs.Of(20, isRight: false).Volume);
        LocalizationResult right = localizer.Locate(TinyLimbs.Of(20, isRight: true).Volume);

        model.Provenance.Side.ShouldBe("left");
        model.Provenance.MirroredCases.ShouldBe(["limb-2", "limb-5", "limb-7"], ignoreOrder: true);
        left.Side!.IsMirrored.ShouldBe(!right.Side!.IsMirrored);
        left.Side.Side.ShouldBe(BodySides.Opposite(right.Side.Side!.Value));
        left.Side.Margin.ShouldBe(right.Side.Margin, 1e-6);
        var mirror = new WorldMirror(0);
        foreach ((Landmark one, Landmark other) in left.Landmarks.Zip(right.Landmarks))
        {
            mirror.Of(one.Position!.Value).DistanceTo(other.Position!.Value).ShouldBeLessThan(1e-3);
        }

        left.WorldPaths()[0].Shapes[^1].Zip(right.WorldPaths()[0].Shapes[^1]).Max(pair => mirror.Of(pair.First).DistanceTo(pair.Second)).ShouldBeLessThan(1e-3);
    }

    [Theory]
    [InlineData(new[] { 0.85, 0.88, 0.94, 1, 1.06, 1.12, 1.15 })]
    [InlineData(new[] { 0.98, 0.99, 0.99, 1, 1, 1, 1, 1, 1, 1, 1, 1.01, 1.01, 1.02, 1.6 })]
    public void Guesses_reach_every_size_of_the_training_set(double[] sizes)
    {
        var random = new SplitMixRandom(5);
        double[] shape = [.. Enumerable.Range(0, 24).Select(_ => random.NextUniform(-30, 30))];
        double[][] bodies = [.. sizes.Select(size => shape.Select(value => size * (value + random.NextUniform(-1, 1))).ToArray())];
        PosedModeSpace space = SearchSpaceBuilder.PosedModes(bodies, new ModeSelection(1, 0.995));

        double[] state = new double[space.Dimension];
        foreach (double[] body in bodies)
        {
            space.Fit(body, state);
            Math.Abs(Math.Log(space.PoseOf(state).Scale)).ShouldBeLessThan(1.01 * space.Sigmas * space.Pose.LogScale);
        }
    }

    private static bool IsRight(int number) => number is 2 or 5 or 7;

    private static TrainingSet Read(Dataset data, MirrorRule rule = MirrorRule.Auto) =>
        TrainingSet.Read(TinyTraining.Request(data, "nowhere") with { Plan = TinyTraining.Plan with { Mirror = rule }, Validation = new ValidationChoice(0) });
}
