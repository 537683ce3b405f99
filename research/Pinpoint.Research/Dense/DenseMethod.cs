using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Research.Dense;

/// <summary>A search that looks everywhere, for one landmark: what the paper's related work does, and PIN does not.</summary>
internal sealed class DenseMethod : LandmarkMethod
{
    /// <inheritdoc/>
    public override string Name => "dense";

    /// <inheritdoc/>
    public override string Words => "a look at every k-th voxel for one landmark";

    /// <inheritdoc/>
    public override string UsualPreset => Name;

    /// <inheritdoc/>
    internal override MethodPlan? Part { get; } = new DensePlan();

    /// <inheritdoc/>
    internal override string FinderOfOne => "A dense search (method dense)";

    /// <inheritdoc/>
    internal override string? WhyNoRule => "The model searches densely, looks once at each position and follows no update rule";

    /// <inheritdoc/>
    internal override string? WhyNoExport => "the model searches densely";

    /// <inheritdoc/>
    public override string Describe(LandmarkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var dense = DensePlan.Of(model.Plan);
        return FormattableString.Invariant(
            $"dense search ({DenseForm.Of(dense.System).Name}) at every voxel of {dense.Stride}, patches of {model.Plan.PatchSize} pixels");
    }

    /// <inheritdoc/>
    internal override (TrainingPlan Plan, string Reason) WithGridSpacing(TrainingPlan plan, DataExtent extent) =>
        LandmarkMethods.All[0].WithGridSpacing(plan, extent);

    /// <inheritdoc/>
    internal override IReadOnlyList<StagePlan> Stages(TrainingPlan plan) => PinMethod.StagesOf(plan, CreateStage);

    /// <inheritdoc/>
    internal override IStartSearch CreateSearch(TrainingPlan plan, LandmarkModel model, int starts, WorkerTeam team) =>
        new DenseSearch(plan, model.Space, model.Network, team);

    private static SearchStage CreateStage(ModelDesign design, IReadOnlyList<TrainingCase> cases, WorkerTeam team) =>
        DensePlan.Of(design.Plan).System switch
        {
            DenseSystem.Votes or DenseSystem.Actions => new SearchStage(design, cases, team),
            DenseSystem.Presence or DenseSystem.Heatmap => new SearchStage(design, cases, new NearnessSampler(design, cases).Draw, team),
        };
}
