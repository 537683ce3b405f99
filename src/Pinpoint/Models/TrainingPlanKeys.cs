using Pinpoint.Imaging;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>The keys of a plan: those of <see cref="TrainingPlan"/>, and one for the part of each method other than PIN.</summary>
internal static class TrainingPlanKeys
{
    private static readonly PlanKey<TrainingPlan>[] Own =
    [
        new(
            "preset", PlanValues.Text,
            "The preset that the plan started from.",
            plan => plan.Preset, (plan, value) => plan with { Preset = (string)value! }),
        new(
            "grid_spacing_mm", PlanValues.Positive(1000, "mm").OrNull(),
            "Distance between the voxels of the working grid in mm; null takes it from the data.",
            plan => plan.GridSpacingMm, (plan, value) => plan with { GridSpacingMm = (double?)value }),
        new(
            "intensities", PlanValues.Name<IntensityMapping>(),
            "How a scan's intensities become 8 bits.",
            plan => plan.Intensities, (plan, value) => plan with { Intensities = (IntensityMapping)value! }),
        new(
            "input_offset", PlanValues.Number(-1000, 1000, "8-bit steps"),
            "Subtracted from a patch's 8-bit values before `input_scale`.",
            plan => plan.InputOffset, (plan, value) => plan with { InputOffset = (double)value! }),
        new(
            "input_scale", PlanValues.Number(0.0001, 10),
            "Factor on a patch's values.",
            plan => plan.InputScale, (plan, value) => plan with { InputScale = (double)value! }),
        new(
            "search_space", PlanValues.Name<SearchSpaceKind>(),
            "The space that is searched.",
            plan => plan.SearchSpace, (plan, value) => plan with { SearchSpace = (SearchSpaceKind)value! }),
        new(
            "shape_prior", PlanValues.OneOf("a shape prior that this program has", () => ShapePriors.Names),
            "The shape prior of spaces of modes: principal components; those of a covariance shrunk towards smooth deformations, for few scans, where pose " +
            "is apart from shape; or an autoencoder with as many coordinates.",
            plan => plan.ShapePrior, (plan, value) => plan with { ShapePrior = (string)value! }),
        new(
            "shape_penalty", PlanValues.Positive(1000).OrNull(),
            "The penalty on the squared weights of the autoencoder, which is then taken as it is; null: the one that foretells training shapes left " +
            "out best, or no bend where none does.",
            plan => plan.ShapePenalty, (plan, value) => plan with { ShapePenalty = (double?)value }),
        new(
            "whitened", PlanValues.Truth,
            "Whether the network's unit is a mode's standard deviation.",
            plan => plan.Whitened, (plan, value) => plan with { Whitened = (bool)value! }),
        new(
            "modes", PlanValues.Count(1, 4096).OrNull(),
            "The number of shape modes; null goes by `explained_variance`.",
            plan => plan.Modes, (plan, value) => plan with { Modes = (int?)value }),
        new(
            "explained_variance", PlanValues.Positive(1),
            "The share of the shape variance that the modes must exceed.",
            plan => plan.ExplainedVariance, (plan, value) => plan with { ExplainedVariance = (double)value! }),
        new(
            "patch_landmarks", PlanValues.Count(1, 4096).OrNull(),
            "The most landmarks around which the network sees patches, chosen far from each other; null: all.",
            plan => plan.PatchLandmarks, (plan, value) => plan with { PatchLandmarks = (int?)value }),
        new(
            "patch_size", PlanValues.PatchSide,
            "Pixels along a patch's side, odd.",
            plan => plan.PatchSize, (plan, value) => plan with { PatchSize = (int)value! }),
        new(
            "interpolation", PlanValues.Name<PatchInterpolation>(),
            "How patches read between voxels.",
            plan => plan.Interpolation, (plan, value) => plan with { Interpolation = (PatchInterpolation)value! }),
        new(
            "padding", PlanValues.Name<PatchPadding>(),
            "What patches show outside the scan.",
            plan => plan.Padding, (plan, value) => plan with { Padding = (PatchPadding)value! }),
        new(
            "layout", PlanValues.Name<PatchLayout>(),
            "Whether the landmarks' patches are channels of one picture or go through one shared encoder.",
            plan => plan.Layout, (plan, value) => plan with { Layout = (PatchLayout)value! }),
        new(
            "convolution_maps", PlanValues.Maps,
            "Maps of each convolution block.",
            plan => plan.ConvolutionMaps, (plan, value) => plan with { ConvolutionMaps = (IReadOnlyList<int>)value! }),
        new(
            "projection", PlanValues.Count(0, 4096),
            "Units to which the features of each landmark's patches are brought before the heads see those of all landmarks; 0: the heads see the features " +
            "themselves. Left out of the JSON where 0.",
            plan => plan.Projection, (plan, value) => plan with { Projection = (int)value! }) { IsLeftOutWhereUnset = true, Unset = 0 },
        new(
            "hidden_units", PlanValues.Units,
            "Units of each head's fully connected layers.",
            plan => plan.HiddenUnits, (plan, value) => plan with { HiddenUnits = (IReadOnlyList<int>)value! }),
        new(
            "directions", PlanValues.Name<DirectionHead>(),
            "How the directions are classified.",
            plan => plan.Directions, (plan, value) => plan with { Directions = (DirectionHead)value! }),
        new(
            "dropout", PlanValues.Number(0, 0.95),
            "Share of the units that drop-out silences in training.",
            plan => plan.Dropout, (plan, value) => plan with { Dropout = (double)value! }),
        new(
            "initialization", PlanValues.Name<WeightInitialization>(),
            "How the weights are drawn.",
            plan => plan.Initialization, (plan, value) => plan with { Initialization = (WeightInitialization)value! }),
        new(
            "alpha", PlanValues.Number(0, 1),
            "Weight of the classification loss against the regression loss, 0 .. 1.",
            plan => plan.Alpha, (plan, value) => plan with { Alpha = (double)value! }),
        new(
            "huber_delta", PlanValues.Positive(1000).OrNull(),
            "The Huber loss's bound in the network's units; null: the mean squared error.",
            plan => plan.HuberDelta, (plan, value) => plan with { HuberDelta = (double?)value }),
        new(
            "learning_rate", PlanValues.Number(1e-9, 1),
            "Peak learning rate of Adam.",
            plan => plan.LearningRate, (plan, value) => plan with { LearningRate = (double)value! }),
        new(
            "schedule", PlanValues.Name<LearningRateSchedule>(),
            "How the learning rate goes over the run.",
            plan => plan.Schedule, (plan, value) => plan with { Schedule = (LearningRateSchedule)value! }),
        new(
            "weight_decay", PlanValues.Number(0, 1),
            "Decoupled weight decay (AdamW).",
            plan => plan.WeightDecay, (plan, value) => plan with { WeightDecay = (double)value! }),
        new(
            "clip_norm", PlanValues.Number(0.0001, 1_000_000).OrNull(),
            "Largest norm of the gradient; null: no limit.",
            plan => plan.ClipNorm, (plan, value) => plan with { ClipNorm = (double?)value }),
        new(
            "average_decay", PlanValues.Number(0, 0.99999).OrNull(),
            "Decay of the moving average of the weights that predicts; null: the last weights predict.",
            plan => plan.AverageDecay, (plan, value) => plan with { AverageDecay = (double?)value }),
        new(
            "batch_size", PlanValues.Count(1, 4096),
            "Samples in a training step.",
            plan => plan.BatchSize, (plan, value) => plan with { BatchSize = (int)value! }),
        new(
            "steps", PlanValues.Count(1, 100_000_000),
            "Training steps of the search network.",
            plan => plan.Steps, (plan, value) => plan with { Steps = (int)value! }),
        new(
            "choose_by_validation", PlanValues.Truth,
            "Whether the weights with the least validation error are kept, or the last ones.",
            plan => plan.ChooseByValidation, (plan, value) => plan with { ChooseByValidation = (bool)value! }),
        new(
            "sampling", PlanValues.Name<SamplingRule>(),
            "How training states are drawn.",
            plan => plan.Sampling, (plan, value) => plan with { Sampling = (SamplingRule)value! }),
        new(
            "smallest_range", PlanValues.Positive(1),
            "The smallest range of `shrinking`, as a share of the whole.",
            plan => plan.SmallestRange, (plan, value) => plan with { SmallestRange = (double)value! }),
        new(
            "contrast_jitter", PlanValues.Number(0, 1),
            "Standard deviation of a random factor on a sample's contrast.",
            plan => plan.ContrastJitter, (plan, value) => plan with { ContrastJitter = (double)value! }),
        new(
            "brightness_jitter", PlanValues.Number(0, 128, "8-bit steps"),
            "Standard deviation of a random offset on a sample's brightness, in 8-bit steps.",
            plan => plan.BrightnessJitter, (plan, value) => plan with { BrightnessJitter = (double)value! }),
        new(
            "noise_jitter", PlanValues.Number(0, 128, "8-bit steps"),
            "Standard deviation of pixel noise, in 8-bit steps.",
            plan => plan.NoiseJitter, (plan, value) => plan with { NoiseJitter = (double)value! }),
        new(
            "warp", PlanValues.Number(0, ImageWarp.MostDeviation),
            "Standard deviation of a random smooth warp of each training sample's image and landmarks: how far, along each axis, what lies at the " +
            "landmarks' usual distance from their middle is moved, as a share of that distance. Left out of the JSON where 0.",
            plan => plan.Warp, (plan, value) => plan with { Warp = (double)value! }) { IsLeftOutWhereUnset = true, Unset = 0.0 },
        new(
            "rule", PlanValues.Name<UpdateRule>(),
            "How the displacement is applied.",
            plan => plan.Rule, (plan, value) => plan with { Rule = (UpdateRule)value! }),
        new(
            "updates", PlanValues.Count(1, 10_000),
            "Updates T of each start.",
            plan => plan.Updates, (plan, value) => plan with { Updates = (int)value! }),
        new(
            "stop_below", PlanValues.Number(0, 10, "grid voxels"),
            "A start stops when no landmark moves further than this in one update, in grid voxels.",
            plan => plan.StopBelow, (plan, value) => plan with { StopBelow = (double)value! }),
        new(
            "random_starts", PlanValues.Count(0, 1000),
            "Random starts beside the mean.",
            plan => plan.RandomStarts, (plan, value) => plan with { RandomStarts = (int)value! }),
        new(
            "start_range", PlanValues.Number(0, 3),
            "How far random starts lie out, as a share of the training range.",
            plan => plan.StartRange, (plan, value) => plan with { StartRange = (double)value! }),
        new(
            "combination", PlanValues.Name<StartCombination>(),
            "How the starts become one answer.",
            plan => plan.Combination, (plan, value) => plan with { Combination = (StartCombination)value! }),
        new(
            "refinement", PlanValues.Part("an object, or null"),
            "The second stage, which moves each landmark on its own; null: the search's answer stands.",
            plan => plan.Refinement,
            (plan, value) => plan with { Refinement = (RefinementPlan?)value }) { Part = new PlanPart(new RefinementPlan(), RefinementPlanKeys.All) },
        new(
            "mirror", PlanValues.Name<MirrorRule>(),
            "Whether the model knows mirror images too, as left and right limbs are; auto: where the data hold cases of both sides. Left out of the JSON " +
            "where auto.",
            plan => plan.Mirror,
            (plan, value) => plan with { Mirror = (MirrorRule)value! }) { IsLeftOutWhereUnset = true, Unset = MirrorRule.Auto },
        new(
            "nifti_no_codes", PlanValues.Name<NiftiNoCodes>().OrNull(),
            "Where NIfTI scans lie whose header does not say it, in training and in every answer; null: as nibabel has it. Left out of the JSON where null.",
            plan => plan.NiftiNoCodes, (plan, value) => plan with { NiftiNoCodes = (NiftiNoCodes?)value }) { IsLeftOutWhereUnset = true },
    ];

    private static readonly PlanKey<TrainingPlan> Last = new(
        "seed", PlanValues.Seed,
        "Seed of weights, samples and starts.",
        plan => plan.Seed, (plan, value) => plan with { Seed = (ulong)value! });

    /// <summary>The keys, in the order of a plan's JSON; the seed is the last.</summary>
    public static IReadOnlyList<PlanKey> All => [.. Own, .. MethodPlans.All.Select(KeyOf), Last];

    // null says that the method is not this one.
    private static PlanKey KeyOf(MethodPlan part) => new PlanKey<TrainingPlan>(
        part.Key,
        PlanValues.Part("an object, or null"),
        part.Meaning,
        plan => plan.Method?.Key == part.Key ? plan.Method : null,
        (plan, value) => value is null && plan.Method?.Key != part.Key ? plan : plan with { Method = (MethodPlan?)value })
    {
        IsLeftOutWhereUnset = true,
        Part = new PlanPart(part, part.Keys),
    };
}
