using Pinpoint.Models;

namespace Pinpoint.Research.Agents;

/// <summary>The keys of <see cref="AgentPlan"/>.</summary>
internal static class AgentPlanKeys
{
    /// <summary>The keys, in the order of a plan's JSON.</summary>
    public static IReadOnlyList<PlanKey> All { get; } = (PlanKey<AgentPlan>[])
    [
        new(
            "scales", new PlanValues(
                () => FormattableString.Invariant($"powers of two from at most {AgentPlan.LargestScale} down, each smaller than the one before"),
                "grid voxels",
                StrictJson.Counts,
                value => AgentPlan.AreScales((int[])value!)),
            "The steps in grid voxels, coarse to fine, each a power of two; patches of a scale have pixels of its step.",
            plan => plan.Scales, (plan, value) => plan with { Scales = (IReadOnlyList<int>)value! }),
        new(
            "discount", PlanValues.Number(0, 0.9999),
            "What a reward counts that comes a move later.",
            plan => plan.Discount, (plan, value) => plan with { Discount = (double)value! }),
        new(
            "memory_size", PlanValues.Count(1, 1_000_000),
            "Moves that the replay memory holds.",
            plan => plan.MemorySize, (plan, value) => plan with { MemorySize = (int)value! }),
        new(
            "first_moves", PlanValues.Count(1, 1_000_000),
            "Random moves in the memory before the first training step.",
            plan => plan.FirstMoves, (plan, value) => plan with { FirstMoves = (int)value! }),
        new(
            "explorers", PlanValues.Count(1, 4096),
            "Agents that explore side by side; each makes one move in a training step.",
            plan => plan.Explorers, (plan, value) => plan with { Explorers = (int)value! }),
        new(
            "exploration_from", PlanValues.Number(0, 1),
            "The share of random moves at the start of the training.",
            plan => plan.ExplorationFrom, (plan, value) => plan with { ExplorationFrom = (double)value! }),
        new(
            "exploration_to", PlanValues.Number(0, 1),
            "The share of random moves in the end.",
            plan => plan.ExplorationTo, (plan, value) => plan with { ExplorationTo = (double)value! }),
        new(
            "exploration_share", PlanValues.Positive(1),
            "The share of the training over which exploration falls.",
            plan => plan.ExplorationShare, (plan, value) => plan with { ExplorationShare = (double)value! }),
        new(
            "target_interval", PlanValues.Count(1, 100_000_000, "steps"),
            "Training steps after which the target network, by which the explorers move too, is renewed.",
            plan => plan.TargetInterval, (plan, value) => plan with { TargetInterval = (int)value! }),
        new(
            "episode_moves", PlanValues.Count(1, 1_000_000),
            "The most moves of an episode of training.",
            plan => plan.EpisodeMoves, (plan, value) => plan with { EpisodeMoves = (int)value! }),
        new(
            "episode_reach", PlanValues.Count(1, 1000, "steps"),
            "How far from the landmark an episode at a finer scale starts along each axis, in that scale's steps; at the coarsest it starts anywhere " +
            "in the scan.",
            plan => plan.EpisodeReach, (plan, value) => plan with { EpisodeReach = (int)value! }),
    ];
}
