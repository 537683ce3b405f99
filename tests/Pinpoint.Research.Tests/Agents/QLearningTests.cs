using Pinpoint.Research.Agents;

namespace Pinpoint.Research.Tests.Agents;

public sealed class QLearningTests
{
    [Fact]
    public void A_reward_is_the_decrease_of_the_distance_in_steps()
    {
        double[] landmark = [3, 4, 0];
        QLearning.Reward(new GridVoxel(0, 0, 0), new GridVoxel(0, 4, 0), landmark, 4).ShouldBe((5 - 3) / 4f);
        QLearning.Reward(new GridVoxel(0, 4, 0), new GridVoxel(0, 0, 0), landmark, 4).ShouldBe((3 - 5) / 4f);
        QLearning.Reward(new GridVoxel(1, 4, 0), new GridVoxel(3, 4, 0), landmark, 2).ShouldBe(1, "straight on");
    }

    [Fact]
    public void A_move_that_leads_nowhere_is_as_bad_as_one_straight_away() =>
        QLearning.Reward(new GridVoxel(0, 1, 2), new GridVoxel(0, 1, 2), [9, 9, 9], 2).ShouldBe(-1);

    [Fact]
    public void A_target_is_the_reward_and_the_discounted_best_of_what_follows() =>
        QLearning.Target(-0.5f, 0.9, [0.1f, -3, 2, 1.5f, 0, -1]).ShouldBe(-0.5f + (0.9f * 2), 1e-6);

    [Fact]
    public void Only_the_move_that_was_taken_has_a_target_and_its_weight_makes_the_mean_that_of_one()
    {
        float[] targets = [9, 9, 9, 9, 9, 9];
        float[] weights = [9, 9, 9, 9, 9, 9];
        QLearning.WriteTarget(2, 0.7f, targets, weights);
        targets.ShouldBe([0, 0, 0.7f, 0, 0, 0]);
        weights.ShouldBe([0, 0, 6, 0, 0, 0]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 0.6)]
    [InlineData(0.5, 0.2)]
    [InlineData(1, 0.2)]
    public void Exploration_falls_in_a_line_and_stays(double progress, double share) =>
        QLearning.Exploration(new AgentPlan { ExplorationFrom = 1, ExplorationTo = 0.2, ExplorationShare = 0.5 }, progress).ShouldBe(share, 1e-12);

    [Fact]
    public void Moves_are_the_best_or_any_by_the_share_of_exploration()
    {
        float[] values = [0, 0, 0, 1, 0, 0];
        var random = new SplitMixRandom(5);
        int[] greedy = new int[6];
        int[] mixed = new int[6];
        for (int i = 0; i < 6000; i++)
        {
            greedy[QLearning.Choose(values, 0, ref random)]++;
            mixed[QLearning.Choose(values, 0.6, ref random)]++;
        }

        greedy[3].ShouldBe(6000);
        mixed[3].ShouldBeInRange(2850, 3150);
        mixed[0].ShouldBeInRange(500, 700);
    }
}
