using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Methods;

/// <summary>
/// PIN (Li et al., MICCAI 2018): a network tells from patches around a guess where the landmarks lie, and the guess moves there; then each landmark is refined
/// on its own.
/// </summary>
internal sealed class PinMethod : LandmarkMethod
{
    // The default plan's patches span this share of the landmarks' largest extent (one landmark: of the scan's).
    private const double PatchShare = 0.55;
    private const double PatchShareOfScan = 0.4;

    /// <inheritdoc/>
    public override string Name => "pin";

    /// <inheritdoc/>
    public override string Words => "the paper's network";

    /// <inheritdoc/>
    public override string UsualPreset => "default";

    /// <inheritdoc/>
    internal override MethodPlan? Part => null;

    /// <inheritdoc/>
    internal override string FinderOfOne => "The search space 'position'";

    /// <inheritdoc/>
    internal override string? WhyNoRule => null;

    /// <inheritdoc/>
    internal override string? WhyNoExport => null;

    /// <summary>The refinement as the second stage of a training; none where the plan has none.</summary>
    public static IEnumerable<StagePlan> RefinementOf(TrainingPlan plan)
    {
        if (plan.Refinement is { } refinement)
        {
            yield return new StagePlan(
                "refinement",
                refinement.BudgetShare,
                design => NetworkPlan.OfRefinement(refinement, design.LandmarkNames.Count),
                (design, cases, team) => new RefinementStage(design, cases, team));
        }
    }

    /// <summary>The stages of a training: the search, then the refinement where the plan has one.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="createSearch">Prepares the first step of the search's training.</param>
    public static IReadOnlyList<StagePlan> StagesOf(
        TrainingPlan plan, Func<ModelDesign, IReadOnlyList<TrainingCase>, WorkerTeam, ITrainingStage> createSearch) =>
    [
        new StagePlan("search", 1 - (plan.Refinement?.BudgetShare ?? 0), design => design.Architecture, createSearch),
        .. RefinementOf(plan),
    ];

    /// <inheritdoc/>
    public override string Describe(LandmarkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Invariant($"{model.Space.Dimension} coordinates, patches of {model.Plan.PatchSize} pixels around {model.PatchLandmarks.Count} landmarks");
    }

    /// <inheritdoc/>
    internal override (TrainingPlan Plan, string Reason) WithGridSpacing(TrainingPlan plan, DataExtent extent)
    {
        bool paper = plan.Preset == "paper";
        double span = extent.Landmarks > 1 ? PatchShare * extent.LandmarksMm : PatchShareOfScan * extent.ScanMm;
        double wanted = paper ? extent.NativeSpacingMm : span / (plan.PatchSize - 1);
        double multiple = Math.Max(1, Math.Round(wanted / extent.NativeSpacingMm));
        plan = plan with { GridSpacingMm = extent.SpacingOf(multiple) };
        return (plan, Reason(plan, extent, wanted, multiple, paper));
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<StagePlan> Stages(TrainingPlan plan) => StagesOf(plan, (design, cases, team) => new SearchStage(design, cases, team));

    /// <inheritdoc/>
    internal override IStartSearch CreateSearch(TrainingPlan plan, LandmarkModel model, int starts, WorkerTeam team) =>
        new SearchBatch(plan, model.Space, model.PatchLandmarks, model.Network, starts, team);

    private static string Reason(TrainingPlan plan, DataExtent extent, double wanted, double multiple, bool paper)
    {
        if (paper)
        {
            return "the scans' own spacing, as the paper has it";
        }

        const double Finer = 0.75;
        if (wanted < Finer * extent.NativeSpacingMm)
        {
            double shown = extent.Landmarks > 1 ? extent.LandmarksMm : extent.ScanMm;
            return Invariant($"the scans' own spacing, for finer voxels show no more; a patch of {plan.PatchSize} pixels spans ") +
                    Invariant($"{plan.PatchSize * extent.NativeSpacingMm:0.#} mm of {shown:0.#}");
        }

        string share = extent.Landmarks > 1
            ? Invariant($"{PatchShare:0%} of the landmarks' extent of {extent.LandmarksMm:0.#} mm")
            : Invariant($"{PatchShareOfScan:0%} of the scans' extent of {extent.ScanMm:0.#} mm");
        return Invariant(
            $"{multiple:0} times the scans' own {extent.NativeSpacingMm:0.###} mm, so that a patch of {plan.PatchSize} pixels spans about {share}");
    }
}
