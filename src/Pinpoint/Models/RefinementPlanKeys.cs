using Pinpoint.Patches;

namespace Pinpoint.Models;

/// <summary>The keys of <see cref="RefinementPlan"/>.</summary>
internal static class RefinementPlanKeys
{
    /// <summary>The keys, in the order of a plan's JSON.</summary>
    public static IReadOnlyList<PlanKey> All { get; } = (PlanKey<RefinementPlan>[])
    [
        new(
            "grid_spacing_mm", PlanValues.Positive(1000, "mm").OrNull(),
            "Distance between the voxels of the fine grid in mm; null takes the scans' own. A second, coarser view has twice that.",
            plan => plan.GridSpacingMm, (plan, value) => plan with { GridSpacingMm = (double?)value }),
        new(
            "patch_size", PlanValues.PatchSide,
            "Pixels along a patch's side, odd.",
            plan => plan.PatchSize, (plan, value) => plan with { PatchSize = (int)value! }),
        new(
            "convolution_maps", PlanValues.Maps,
            "Maps of each convolution block.",
            plan => plan.ConvolutionMaps, (plan, value) => plan with { ConvolutionMaps = (IReadOnlyList<int>)value! }),
        new(
            "hidden_units", PlanValues.Units,
            "Units of the fully connected layers.",
            plan => plan.HiddenUnits, (plan, value) => plan with { HiddenUnits = (IReadOnlyList<int>)value! }),
        new(
            "dropout", PlanValues.Number(0, 0.95),
            "Share of the units that drop-out silences in training.",
            plan => plan.Dropout, (plan, value) => plan with { Dropout = (double)value! }),
        new(
            "unit", PlanValues.Number(0.01, 100, "fine grid voxels"),
            "The network's unit in fine grid voxels; also where the Huber loss turns from a parabola into a line.",
            plan => plan.Unit, (plan, value) => plan with { Unit = (double)value! }),
        new(
            "smallest_offset", PlanValues.Positive(100, "fine grid voxels"),
            "The smallest standard deviation of a training offset, in fine grid voxels.",
            plan => plan.SmallestOffset, (plan, value) => plan with { SmallestOffset = (double)value! }),
        new(
            "largest_offset", PlanValues.Positive(100, "fine grid voxels"),
            "The largest standard deviation of a training offset, in fine grid voxels.",
            plan => plan.LargestOffset, (plan, value) => plan with { LargestOffset = (double)value! }),
        new(
            "turn_degrees", PlanValues.Number(0, 90, "degrees"),
            "Standard deviation of the turn of a training patch about each axis, in degrees.",
            plan => plan.TurnDegrees, (plan, value) => plan with { TurnDegrees = (double)value! }),
        new(
            "log_scale", PlanValues.Number(0, 1),
            "Standard deviation of the logarithm of a training patch's scale.",
            plan => plan.LogScale, (plan, value) => plan with { LogScale = (double)value! }),
        new(
            "warp", PlanValues.Number(0, ImageWarp.MostDeviation),
            "Standard deviation of a random smooth warp of each training patch about its landmark: how far, along each axis, what lies half a patch away is " +
            "moved, as a share of that distance. Left out of the JSON where 0.",
            plan => plan.Warp, (plan, value) => plan with { Warp = (double)value! }) { IsLeftOutWhereUnset = true, Unset = 0.0 },
        new(
            "predicts_variance", PlanValues.Truth,
            "Whether the network also predicts how far off each displacement may be.",
            plan => plan.PredictsVariance, (plan, value) => plan with { PredictsVariance = (bool)value! }),
        new(
            "predicts_presence", PlanValues.Truth,
            "Whether the network also predicts if a landmark is to be seen in its patch; a part of the training samples then shows other things.",
            plan => plan.PredictsPresence, (plan, value) => plan with { PredictsPresence = (bool)value! }),
        new(
            "batch_size", PlanValues.Count(1, 4096),
            "Landmarks in a training step.",
            plan => plan.BatchSize, (plan, value) => plan with { BatchSize = (int)value! }),
        new(
            "steps", PlanValues.Count(1, 100_000_000),
            "Training steps.",
            plan => plan.Steps, (plan, value) => plan with { Steps = (int)value! }),
        new(
            "budget_share", PlanValues.Number(0.01, 0.99),
            "The share of a time budget that goes to this stage.",
            plan => plan.BudgetShare, (plan, value) => plan with { BudgetShare = (double)value! }),
        new(
            "learning_rate", PlanValues.Number(1e-9, 1),
            "Peak learning rate.",
            plan => plan.LearningRate, (plan, value) => plan with { LearningRate = (double)value! }),
        new(
            "weight_decay", PlanValues.Number(0, 1),
            "Decoupled weight decay.",
            plan => plan.WeightDecay, (plan, value) => plan with { WeightDecay = (double)value! }),
        new(
            "average_decay", PlanValues.Number(0, 0.99999),
            "Decay of the moving average of the weights.",
            plan => plan.AverageDecay, (plan, value) => plan with { AverageDecay = (double)value! }),
        new(
            "updates", PlanValues.Count(1, 100),
            "Moves of each landmark.",
            plan => plan.Updates, (plan, value) => plan with { Updates = (int)value! }),
        new(
            "views", PlanValues.Count(1, 6),
            "Views of the last move, each turned a little, whose answers are averaged.",
            plan => plan.Views, (plan, value) => plan with { Views = (int)value! }),
        new(
            "shape_weight", PlanValues.Number(0, 100),
            "Factor on the variance that the network expects of its answer where this is weighed against the shape that all landmarks form; 0: each landmark " +
            "stands on its own. Counts where pose is apart from shape and `predicts_variance` is true.",
            plan => plan.ShapeWeight, (plan, value) => plan with { ShapeWeight = (double)value! }),
    ];
}
