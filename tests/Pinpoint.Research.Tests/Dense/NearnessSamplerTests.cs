using Pinpoint.Methods;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Research.Dense;
using Pinpoint.Tests.Support;

namespace Pinpoint.Research.Tests.Dense;

public sealed class NearnessSamplerTests
{
    private const int Steps = 20;

    [Fact]
    public void Half_of_the_positions_and_a_few_more_are_at_the_landmark()
    {
        int[] classes = Drawn(DenseSystem.Presence, Enumerable.Range(0, Steps)).SelectMany(step => step.Classes).ToArray();
        classes.Count(item => item == 0).ShouldBeInRange((int)(0.45 * classes.Length), (int)(0.6 * classes.Length));
        classes.ShouldAllBe(item => item == 0 || item == 1);
    }

    [Fact]
    public void Heat_is_from_0_to_1_and_above_that_of_the_radius_at_half_of_the_positions()
    {
        float[] heats = Drawn(DenseSystem.Heatmap, Enumerable.Range(0, Steps)).SelectMany(step => step.Targets).ToArray();
        heats.ShouldAllBe(heat => heat >= 0 && heat <= 1);
        heats.Count(heat => heat >= Math.Exp(-0.5)).ShouldBeInRange((int)(0.45 * heats.Length), (int)(0.6 * heats.Length));
    }

    [Fact]
    public void A_step_draws_the_same_whatever_was_drawn_before_it() =>
        Drawn(DenseSystem.Presence, [7]).Single().Classes.ShouldBe(Drawn(DenseSystem.Presence, [1, 7]).Last().Classes);

    private static List<(float[] Targets, int[] Classes)> Drawn(DenseSystem system, IEnumerable<int> steps)
    {
        IReadOnlyList<TrainingCase> cases = RandomCases.Of(3, 1);
        var design = ModelDesign.Of(TinyDense.Plan(system), ["spot"], cases);
        using var team = new WorkerTeam(1);
        var plan = design.Plan;
        using var patches = new PatchBatch(plan.Patches, plan.InputOffset, plan.InputScale, design.Space, [0], plan.BatchSize, team);
        var sampler = new NearnessSampler(design, cases);
        var drawn = new List<(float[] Targets, int[] Classes)>();
        foreach (int step in steps)
        {
            float[] targets = new float[plan.BatchSize];
            int[] classes = plan.Directions == DirectionHead.None ? [] : new int[plan.BatchSize];
            sampler.Draw(step, patches, targets, classes);
            drawn.Add((targets, classes));
        }

        return drawn;
    }
}
