using System.Text.Json.Serialization;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;

namespace Pinpoint.Research.Agents;

/// <summary>
/// A search by deep Q-learning (Ghesu et al., MICCAI 2016, and in several scales as in IEEE TPAMI 2019), the paper's DRL agent: the network says what each of
/// six moves of one step is worth, and the agent takes the best until it goes round in circles; then it goes on in smaller steps.
/// </summary>
internal sealed record AgentPlan : MethodPlan
{
    /// <summary>The outputs of the network: a move along + and - of each axis.</summary>
    public const int Moves = 6;

    private const string PresetName = "dqn";

    /// <summary>The largest scale.</summary>
    public const int LargestScale = 64;

    /// <summary>The steps in grid voxels, coarse to fine, each a power of two; patches of a scale have pixels of its step.</summary>
    public IReadOnlyList<int> Scales { get; init; } = [4, 2, 1];

    /// <summary>What a reward counts that comes a move later.</summary>
    public double Discount { get; init; } = 0.9;

    /// <summary>Moves that the replay memory holds.</summary>
    public int MemorySize { get; init; } = 50_000;

    /// <summary>Random moves in the memory before the first training step.</summary>
    public int FirstMoves { get; init; } = 2000;

    /// <summary>Agents that explore side by side; each makes one move in a training step.</summary>
    public int Explorers { get; init; } = 16;

    /// <summary>The share of random moves at the start of the training.</summary>
    public double ExplorationFrom { get; init; } = 1;

    /// <summary>The share of random moves in the end.</summary>
    public double ExplorationTo { get; init; } = 0.1;

    /// <summary>The share of the training over which exploration falls.</summary>
    public double ExplorationShare { get; init; } = 0.5;

    /// <summary>Training steps after which the target network, by which the explorers move too, is renewed.</summary>
    public int TargetInterval { get; init; } = 200;

    /// <summary>The most moves of an episode of training.</summary>
    public int EpisodeMoves { get; init; } = 40;

    /// <summary>
    /// How far from the landmark an episode at a finer scale starts along each axis, in that scale's steps; at the coarsest it starts anywhere in the scan.
    /// </summary>
    public int EpisodeReach { get; init; } = 8;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => "agent";

    /// <inheritdoc/>
    internal override Preset Preset => new(PresetName, "that of --method dqn", _ => UsualPlan());

    /// <summary>The agent of a plan.</summary>
    /// <exception cref="ArgumentException">The plan has none.</exception>
    public static AgentPlan Of(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Method as AgentPlan ?? throw new ArgumentException("The plan has no agent.", nameof(plan));
    }

    /// <summary>Whether these are scales that an agent can use: powers of two, each smaller than the one before.</summary>
    internal static bool AreScales(IReadOnlyList<int> scales)
    {
        bool sound = scales.Count > 0 && scales[0] <= LargestScale;
        for (int i = 0; i < scales.Count; i++)
        {
            sound &= scales[i] > 0 && System.Numerics.BitOperations.IsPow2(scales[i]) && (i == 0 || scales[i] < scales[i - 1]);
        }

        return sound;
    }

    /// <inheritdoc/>
    internal override int OutputsOf(int coordinates) => Moves;

    /// <inheritdoc/>
    internal override string Meaning => "The search by deep Q-learning; null: PIN. Left out of the JSON where null.";

    /// <inheritdoc/>
    internal override IReadOnlyList<PlanKey> Keys => AgentPlanKeys.All;

    /// <inheritdoc/>
    internal override void Check(TrainingPlan plan, PlanRequirement require)
    {
        require(plan.SearchSpace == SearchSpaceKind.Position, "search_space", "position where the plan has an agent, which finds one landmark");
        require(plan.Directions == DirectionHead.None, "directions", "none where the plan has an agent, whose moves are outputs of their own");
        require(FirstMoves <= MemorySize, "agent.first_moves", FormattableString.Invariant($"at most the memory_size, which is {MemorySize}"));
        require(
            ExplorationTo <= ExplorationFrom,
            "agent.exploration_to",
            FormattableString.Invariant($"at most the exploration_from, which is {ExplorationFrom}"));
    }

    // Drop-out would add noise to the values that the targets are made of.
    private static TrainingPlan UsualPlan() => new()
    {
        Preset = PresetName,
        SearchSpace = SearchSpaceKind.Position,
        Layout = PatchLayout.Stacked,
        PatchSize = 33,
        ConvolutionMaps = [32, 32, 64],
        HiddenUnits = [256, 256],
        Directions = DirectionHead.None,
        Dropout = 0,
        HuberDelta = 1,
        LearningRate = 5e-4,
        Steps = 6000,
        Updates = 60,
        RandomStarts = 18,
        Combination = StartCombination.Median,
        Method = new AgentPlan(),
    };
}
