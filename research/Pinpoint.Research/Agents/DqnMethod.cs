using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Research.Agents;

/// <summary>A deep Q-learning agent for one landmark (Ghesu et al. 2016), the method that the paper compares with.</summary>
internal sealed class DqnMethod : LandmarkMethod
{
    /// <inheritdoc/>
    public override string Name => "dqn";

    /// <inheritdoc/>
    public override string Words => "a deep Q-learning agent for one landmark";

    /// <inheritdoc/>
    public override string UsualPreset => Name;

    /// <inheritdoc/>
    internal override MethodPlan? Part { get; } = new AgentPlan();

    /// <inheritdoc/>
    internal override string FinderOfOne => "An agent (method dqn)";

    /// <inheritdoc/>
    internal override string? WhyNoRule => "The model is a deep Q-learning agent, which takes the best of six moves and follows no update rule";

    /// <inheritdoc/>
    internal override string? WhyNoExport => "the model is a deep Q-learning agent";

    /// <inheritdoc/>
    public override string Describe(LandmarkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return $"deep Q-learning agent, steps of {string.Join(", ", AgentPlan.Of(model.Plan).Scales)} voxels, patches of {model.Plan.PatchSize} pixels";
    }

    /// <inheritdoc/>
    internal override (TrainingPlan Plan, string Reason) WithGridSpacing(TrainingPlan plan, DataExtent extent)
    {
        // The agent must see most of the scan at its coarsest scale, to find its way from anywhere.
        int coarsest = AgentPlan.Of(plan).Scales[0];
        double wanted = extent.ScanMm / ((plan.PatchSize - 1) * coarsest);
        double multiple = Math.Max(1, Math.Floor(wanted / extent.NativeSpacingMm));
        return (plan with { GridSpacingMm = extent.SpacingOf(multiple) },
            $"{multiple:0} times the scans' own {extent.NativeSpacingMm:0.###} mm, so that a patch of {plan.PatchSize} pixels spans most of the scan at " +
            $"the scale of {coarsest}");
    }

    /// <inheritdoc/>
    internal override double HeldBytes(TrainingPlan plan) => AgentPlan.Of(plan).MemorySize * (double)AgentState.BytesPerMove;

    /// <inheritdoc/>
    internal override double GridBytes(double voxels)
    {
        // The coarser scales: an eighth, and an eighth of that, ..
        return voxels * 8 / 7;
    }

    /// <inheritdoc/>
    internal override bool HoldsScans => true;

    /// <inheritdoc/>
    internal override IReadOnlyList<StagePlan> Stages(TrainingPlan plan) =>
        PinMethod.StagesOf(plan, (design, cases, team) => new AgentStage(design, cases, team));

    /// <inheritdoc/>
    internal override IStartSearch CreateSearch(TrainingPlan plan, LandmarkModel model, int starts, WorkerTeam team) =>
        new AgentSearch(plan, model.Space, model.Network, starts, team);
}
