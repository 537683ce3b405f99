using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Tests.Models;

public sealed class PresetsTests
{
    private const long WeightBytes = sizeof(float);

    [Fact]
    public void The_weights_of_the_default_for_51_landmarks_take_less_than_8_MB()
    {
        // The coordinates of 51 landmarks on the mouse skulls: pose and 20 modes.
        TrainingPlan plan = Presets.Of("default", landmarks: 51);
        long weights = Weights(NetworkPlan.Of(plan, plan.PatchLandmarks!.Value, outputs: 27)) + Weights(NetworkPlan.OfRefinement(plan.Refinement!, 51));
        (WeightBytes * weights).ShouldBeInRange(1_000_000, 7_700_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(51)]
    public void A_start_that_goes_astray_does_not_move_the_defaults_answer(int landmarks)
    {
        double[][] ends = [.. Enumerable.Range(0, 6).Select(start => Enumerable.Repeat(start == 4 ? 90.0 : 10 + (0.1 * start), 3 * landmarks).ToArray())];
        double[] answer = new double[3 * landmarks];
        StartEnds.Combine(Presets.Of("default", landmarks).Combination, ends, answer, new double[landmarks]);
        answer.ShouldAllBe(coordinate => coordinate > 10 && coordinate < 10.5);
    }

    [Fact]
    public void The_papers_heads_see_the_features_themselves() => Presets.Of("paper", landmarks: 51).Projection.ShouldBe(0);

    private static long Weights(NetworkArchitecture architecture) => PatchNetwork.Create(architecture, WeightInitialization.He, 1).ParameterCount;
}
