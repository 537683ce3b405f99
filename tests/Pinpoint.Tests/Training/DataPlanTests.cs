using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Research.Agents;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

public sealed class DataPlanTests
{
    private const long Plenty = 1L << 40;

    [Theory]
    [InlineData("0.15 mm micro-CT, 60 landmarks", 36, 60, 22, 0.15, 0.15, 0.15, 0.3, 0.15)]
    [InlineData("body CT of 0.8 x 0.8 x 5, 3 landmarks", 12, 3, 300, 0.8, 0.8, 5, 4.420803, 1.473601)]
    [InlineData("0.5 mm fetal ultrasound, 10 landmarks", 40, 10, 80, 0.5, 0.5, 0.5, 1, 0.5)]
    [InlineData("0.02 mm whole-body micro-CT", 15, 20, 80, 0.02, 0.02, 0.02, 1.1, 0.26)]
    [InlineData("coarse scans of a small thing", 12, 5, 20, 3, 3, 3, 3, 3)]
    public void Spacings_follow_from_extent_and_scans(
        string what, int scans, int landmarks, double extent, double x, double y, double z, double grid, double fine)
    {
        PlannedTraining planned = DataPlan.Complete(
            Presets.Of("default", landmarks), Set(scans, landmarks, extent, (x, y, z), new VolumeSize(64, 64, 64)), Plenty);

        planned.Plan.GridSpacingMm.ShouldNotBeNull().ShouldBe(grid, 0.1 * grid, what);
        planned.Plan.Refinement!.GridSpacingMm.ShouldNotBeNull().ShouldBe(fine, 0.1 * fine, what);
        (planned.Plan.GridSpacingMm!.Value / planned.Plan.Refinement.GridSpacingMm!.Value).ShouldBeLessThan(8);
        planned.Facts.ExtentMm.ShouldBe(extent, 0.25 * extent);
        planned.Reasons.DistinctBy(reason => reason.Key, StringComparer.Ordinal).Count().ShouldBe(planned.Reasons.Count);
    }

    // Each axis in turn is the longest.
    [Theory]
    [InlineData(90, 20, 10, 90)]
    [InlineData(10, 50, 20, 100)]
    [InlineData(10, 20, 40, 120)]
    public void The_facts_of_scans_are_told_axis_by_axis(int x, int y, int z, double longest)
    {
        DataFacts facts = DataPlan.Complete(Presets.Of("default", 5), Set(12, 5, 20, (1, 2, 3), new VolumeSize(x, y, z)), Plenty).Facts;

        facts.SpacingMm.ShouldBe((1, 2, 3));
        facts.Size.ShouldBe((x, y, z));
        facts.ScanExtentMm.ShouldBe(longest);
    }

    [Theory]
    [InlineData(1, SearchSpaceKind.Position)]
    [InlineData(2, SearchSpaceKind.Modes)]
    [InlineData(3, SearchSpaceKind.PosedModes)]
    public void Few_landmarks_choose_their_search_space(int landmarks, SearchSpaceKind kind) =>
        DataPlan.Complete(Presets.Of("default", landmarks), Set(12, landmarks, 60, (1, 1, 1), new VolumeSize(64, 64, 64)), Plenty).Plan.SearchSpace
            .ShouldBe(kind);

    [Theory]
    [InlineData("dqn", "An agent (method dqn) finds one landmark, but 4 are to be learnt; choose one with --landmarks NAME.")]
    [InlineData("dense", "A dense search (method dense) finds one landmark, but 4 are to be learnt; choose one with --landmarks NAME.")]
    [InlineData("default", "The search space 'position' finds one landmark, but 4 are to be learnt; choose one with --landmarks NAME.")]
    public void Several_landmarks_are_no_plan_for_what_finds_one(string preset, string message) =>
        Should.Throw<UsageException>(() => DataPlan.Complete(Presets.Of(preset, 1), Set(12, 4, 60, (1, 1, 1), new VolumeSize(64, 64, 64)), Plenty)).Message
            .ShouldBe(message);

    [Fact]
    public void Landmarks_on_a_line_are_searched_without_a_pose()
    {
        var set = Set(12, 5, 60, (1, 1, 1), new VolumeSize(64, 64, 64), line: true);
        PlannedTraining planned = DataPlan.Complete(Presets.Of("default", 5), set, Plenty);

        planned.Plan.SearchSpace.ShouldBe(SearchSpaceKind.Modes);
        planned.Reasons.ShouldContain(reason => reason.Key == "search_space" && reason.Reason.Contains("line", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("null", "so is what pca is")]
    [InlineData("0.01", "it foretells -")]
    public void A_plan_says_what_an_autoencoder_foretells_of_noise(string penalty, string part)
    {
        TrainingPlan plan = PlanJson.Overlay(
            Presets.Of("default", 6), $$"""{"shape_prior": "autoencoder", "modes": 3, "shape_penalty": {{penalty}}}""", "own.json");

        PlanReason reason = DataPlan.Complete(plan, Set(20, 6, 60, (1, 1, 1), new VolumeSize(64, 64, 64)), Plenty).Reasons
            .Single(item => item.Key == "shape_prior");
        reason.Value.ShouldBe("autoencoder");
        reason.Reason.ShouldContain(part);
    }

    [Fact]
    public void Many_shapes_keep_forty_modes_at_most()
    {
        PlannedTraining planned = DataPlan.Complete(Presets.Of("default", 60), Set(120, 60, 60, (1, 1, 1), new VolumeSize(64, 64, 64)), Plenty);

        planned.Plan.Modes.ShouldBe(40);
        planned.Facts.Modes.ShouldBe(40);
    }

    [Fact]
    public void Five_hundred_body_scans_are_refined_on_coarser_grids_or_refused_with_figures()
    {
        var set = Set(500, 6, 300, (0.8, 0.8, 1.5), new VolumeSize(512, 512, 300));
        PlannedTraining roomy = DataPlan.Complete(Presets.Of("default", 6), set, Plenty, CacheUse.Never);
        PlannedTraining tight = DataPlan.Complete(Presets.Of("default", 6), set, 16_000_000_000, CacheUse.Never);

        roomy.Plan.Refinement!.GridSpacingMm.ShouldNotBeNull().ShouldBe(0.9865, 1e-3);
        tight.Plan.Refinement!.GridSpacingMm!.Value.ShouldBeGreaterThan(1.9);
        tight.MemoryBytes.ShouldBeLessThan(16_000_000_000);
        ResourceException exception = Should.Throw<ResourceException>(
            () => DataPlan.Complete(Presets.Of("default", 6), set, 1_000_000_000, CacheUse.Never));
        exception.Message.ShouldContain("500 scans");
        exception.Message.ShouldContain("1.0 GB");
    }

    [Fact]
    public void What_does_not_fit_into_memory_goes_to_the_cache_and_keeps_its_grids()
    {
        var set = Set(500, 6, 300, (0.8, 0.8, 1.5), new VolumeSize(512, 512, 300));
        PlannedTraining roomy = DataPlan.Complete(Presets.Of("default", 6), set, Plenty);
        PlannedTraining tight = DataPlan.Complete(Presets.Of("default", 6), set, 3_000_000_000);
        PlannedTraining more = DataPlan.Complete(
            Presets.Of("default", 6), Set(1000, 6, 300, (0.8, 0.8, 1.5), new VolumeSize(512, 512, 300)), 3_000_000_000);

        roomy.CacheBytes.ShouldBeNull();
        PlanJson.Write(tight.Plan).ShouldBe(PlanJson.Write(roomy.Plan));
        tight.MemoryBytes.ShouldBeLessThan(3_000_000_000);
        ((double)more.CacheBytes!.Value / tight.CacheBytes!.Value).ShouldBe(2, 1e-6);
        (more.MemoryBytes - tight.MemoryBytes).ShouldBeLessThan(500 * 100_000);
        Should.Throw<ResourceException>(() => DataPlan.Complete(Presets.Of("default", 6), set, 600_000_000)).Message.ShouldContain("largest scan");
    }

    [Fact]
    public void What_a_plan_sets_stays_and_a_finished_plan_is_not_changed_again()
    {
        var set = Set(20, 10, 90, (0.5, 0.5, 0.5), new VolumeSize(64, 64, 64));
        TrainingPlan own = PlanJson.Overlay(Presets.Of("default", 10), """{ "grid_spacing_mm": 2.5, "patch_size": 31, "modes": 4 }""", "own.json");
        PlannedTraining planned = DataPlan.Complete(own, set, Plenty);

        (planned.Plan.GridSpacingMm, planned.Plan.PatchSize, planned.Plan.Modes).ShouldBe((2.5, 31, 4));
        string json = PlanJson.Write(planned.Plan);
        PlanJson.Write(DataPlan.Complete(PlanJson.Overlay(Presets.Of("default", 10), json, "plan.json"), set, Plenty).Plan).ShouldBe(json);
    }

    [Fact]
    public void The_moves_that_an_agent_remembers_count_as_memory()
    {
        var set = Set(12, 1, 60, (1, 1, 1), new VolumeSize(64, 64, 64));
        TrainingPlan plan = Presets.Of("dqn", 1);
        long Need(int moves) => DataPlan.Complete(plan with { Method = AgentPlan.Of(plan) with { MemorySize = moves } }, set, Plenty).MemoryBytes;

        // A move is 40 bytes in the memory and 48 in a checkpoint; restored, both are there twice.
        (Need(1_000_000) - Need(100_000)).ShouldBe(900_000L * 176);
        Should.Throw<ResourceException>(() => DataPlan.Complete(plan with { Method = AgentPlan.Of(plan) with { MemorySize = 1_000_000 } }, set, 550_000_000));
    }

    [Fact]
    public void A_budget_becomes_steps()
    {
        PlannedTraining planned = DataPlan.Complete(Presets.Of("default", 10), Set(20, 10, 90, (0.5, 0.5, 0.5), new VolumeSize(64, 64, 64)), Plenty);
        PlannedTraining timed = DataPlan.WithBudget(
            planned, TimeSpan.FromSeconds(1000), new StepTimes(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(100)));

        timed.Plan.Steps.ShouldBe(2000);
        timed.Plan.Refinement!.Steps.ShouldBe(6000);
        timed.Reasons.Count(reason => reason.Key.EndsWith("steps", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void The_time_of_steps_is_measured_without_any_scan()
    {
        var set = Set(8, 8, 60, (1, 1, 1), new VolumeSize(64, 64, 64));
        TrainingPlan plan = DataPlan.Complete(Support.TinyTraining.Plan, set, Plenty).Plan;
        var times = StepTimes.Measure(plan, set, 1);

        times.Search.ShouldBeGreaterThan(TimeSpan.Zero);
        times.Refinement.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
    }

    // Landmarks on a sphere (or a line) of the extent's diameter, each case with a spread of its own. No file is behind them.
    private static TrainingLandmarks Set(int scans, int landmarks, double extent, (double X, double Y, double Z) spacing, VolumeSize size, bool line = false)
    {
        var header = new VolumeHeader("NIfTI-1", size, 1, VoxelType.UInt8, Affine.FromSpacing(spacing.X, spacing.Y, spacing.Z));
        var centre = header.VoxelToWorld.ToWorld(new VoxelPoint((size.X - 1) / 2.0, (size.Y - 1) / 2.0, (size.Z - 1) / 2.0));
        LabelledCase[] cases = [.. Enumerable.Range(0, scans).Select(scan =>
        {
            var random = new SplitMixRandom(5, (ulong)scan);
            double spread = line ? 1e-4 * extent : 0.005 * extent;
            WorldPoint[] positions = [.. Enumerable.Range(0, landmarks).Select(landmark =>
            {
                // Opposite points come in pairs, so that the extent is the diameter.
                double angle = 2.4 * (landmark / 2);
                double height = landmarks <= 2 ? 0 : 1 - (2.0 * (landmark / 2) / landmarks);
                double side = landmark % 2 == 0 ? 0.5 * extent : -0.5 * extent;
                double ring = Math.Sqrt(1 - (height * height));
                double along = ((double)landmark / landmarks) - 0.5;
                return new WorldPoint(
                    centre.X + (line ? along * extent * 1.25 : side * ring * Math.Cos(angle)) + (spread * random.NextNormal()),
                    centre.Y + (line ? 0 : side * ring * Math.Sin(angle)) + (spread * random.NextNormal()),
                    centre.Z + (line ? 0 : side * height) + (spread * random.NextNormal()));
            })];
            return new LabelledCase(
                new DatasetCase($"case{scan}", $"case{scan}.nii", $"case{scan}.mrk.json", null),
                header,
                new LandmarkSet(positions.Select((position, i) => Landmark.At($"p{i}", position))),
                [.. positions.Select(_ => LandmarkMark.Observed)],
                positions);
        })];
        return new TrainingLandmarks([.. Enumerable.Range(0, landmarks).Select(i => $"p{i}")], cases, [], []);
    }
}
