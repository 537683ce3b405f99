using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Networks;
using Pinpoint.Patches;

namespace Pinpoint.Models;

/// <summary>Sets keys of plans, each by its snake_case name.</summary>
internal static class PlanReader
{
    /// <summary>The plan with one key set, or null where there is no such key.</summary>
    /// <exception cref="JsonException">The value is of the wrong kind.</exception>
    public static TrainingPlan? With(TrainingPlan plan, string key, JsonElement value) => key switch
    {
        "preset" => plan with { Preset = StrictJson.Text(value) },
        "grid_spacing_mm" => plan with { GridSpacingMm = StrictJson.NumberOrNull(value) },
        "intensities" => plan with { Intensities = (IntensityMapping)StrictJson.Name(value, typeof(IntensityMapping)) },
        "input_offset" => plan with { InputOffset = StrictJson.Number(value) },
        "input_scale" => plan with { InputScale = StrictJson.Number(value) },
        "search_space" => plan with { SearchSpace = (SearchSpaceKind)StrictJson.Name(value, typeof(SearchSpaceKind)) },
        "shape_prior" => plan with { ShapePrior = StrictJson.Text(value) },
        "shape_penalty" => plan with { ShapePenalty = StrictJson.NumberOrNull(value) },
        "whitened" => plan with { Whitened = StrictJson.Truth(value) },
        "modes" => plan with { Modes = StrictJson.CountOrNull(value) },
        "explained_variance" => plan with { ExplainedVariance = StrictJson.Number(value) },
        "patch_landmarks" => plan with { PatchLandmarks = StrictJson.CountOrNull(value) },
        "patch_size" => plan with { PatchSize = StrictJson.Count(value) },
        "interpolation" => plan with { Interpolation = (PatchInterpolation)StrictJson.Name(value, typeof(PatchInterpolation)) },
        "padding" => plan with { Padding = (PatchPadding)StrictJson.Name(value, typeof(PatchPadding)) },
        "layout" => plan with { Layout = (PatchLayout)StrictJson.Name(value, typeof(PatchLayout)) },
        "convolution_maps" => plan with { ConvolutionMaps = StrictJson.Counts(value) },
        "hidden_units" => plan with { HiddenUnits = StrictJson.Counts(value) },
        "directions" => plan with { Directions = (DirectionHead)StrictJson.Name(value, typeof(DirectionHead)) },
        "dropout" => plan with { Dropout = StrictJson.Number(value) },
        "initialization" => plan with { Initialization = (WeightInitialization)StrictJson.Name(value, typeof(WeightInitialization)) },
        "alpha" => plan with { Alpha = StrictJson.Number(value) },
        "huber_delta" => plan with { HuberDelta = StrictJson.NumberOrNull(value) },
        "learning_rate" => plan with { LearningRate = StrictJson.Number(value) },
        "schedule" => plan with { Schedule = (LearningRateSchedule)StrictJson.Name(value, typeof(LearningRateSchedule)) },
        "weight_decay" => plan with { WeightDecay = StrictJson.Number(value) },
        "clip_norm" => plan with { ClipNorm = StrictJson.NumberOrNull(value) },
        "average_decay" => plan with { AverageDecay = StrictJson.NumberOrNull(value) },
        "batch_size" => plan with { BatchSize = StrictJson.Count(value) },
        "steps" => plan with { Steps = StrictJson.Count(value) },
        "choose_by_validation" => plan with { ChooseByValidation = StrictJson.Truth(value) },
        "sampling" => plan with { Sampling = (SamplingRule)StrictJson.Name(value, typeof(SamplingRule)) },
        "smallest_range" => plan with { SmallestRange = StrictJson.Number(value) },
        "contrast_jitter" => plan with { ContrastJitter = StrictJson.Number(value) },
        "brightness_jitter" => plan with { BrightnessJitter = StrictJson.Number(value) },
        "noise_jitter" => plan with { NoiseJitter = StrictJson.Number(value) },
        "rule" => plan with { Rule = (UpdateRule)StrictJson.Name(value, typeof(UpdateRule)) },
        "updates" => plan with { Updates = StrictJson.Count(value) },
        "stop_below" => plan with { StopBelow = StrictJson.Number(value) },
        "random_starts" => plan with { RandomStarts = StrictJson.Count(value) },
        "start_range" => plan with { StartRange = StrictJson.Number(value) },
        "combination" => plan with { Combination = (StartCombination)StrictJson.Name(value, typeof(StartCombination)) },
        "nifti_no_codes" when value.ValueKind == JsonValueKind.Null => plan with { NiftiNoCodes = null },
        "nifti_no_codes" => plan with { NiftiNoCodes = (NiftiNoCodes)StrictJson.Name(value, typeof(NiftiNoCodes)) },
        "seed" => plan with { Seed = StrictJson.Seed(value) },
        _ => null,
    };

    /// <summary>The plan of a refinement with one key set, or null where there is no such key.</summary>
    /// <exception cref="JsonException">The value is of the wrong kind.</exception>
    public static RefinementPlan? With(RefinementPlan plan, string key, JsonElement value) => key switch
    {
        "grid_spacing_mm" => plan with { GridSpacingMm = StrictJson.NumberOrNull(value) },
        "patch_size" => plan with { PatchSize = StrictJson.Count(value) },
        "convolution_maps" => plan with { ConvolutionMaps = StrictJson.Counts(value) },
        "hidden_units" => plan with { HiddenUnits = StrictJson.Counts(value) },
        "dropout" => plan with { Dropout = StrictJson.Number(value) },
        "unit" => plan with { Unit = StrictJson.Number(value) },
        "smallest_offset" => plan with { SmallestOffset = StrictJson.Number(value) },
        "largest_offset" => plan with { LargestOffset = StrictJson.Number(value) },
        "turn_degrees" => plan with { TurnDegrees = StrictJson.Number(value) },
        "log_scale" => plan with { LogScale = StrictJson.Number(value) },
        "batch_size" => plan with { BatchSize = StrictJson.Count(value) },
        "steps" => plan with { Steps = StrictJson.Count(value) },
        "budget_share" => plan with { BudgetShare = StrictJson.Number(value) },
        "learning_rate" => plan with { LearningRate = StrictJson.Number(value) },
        "weight_decay" => plan with { WeightDecay = StrictJson.Number(value) },
        "average_decay" => plan with { AverageDecay = StrictJson.Number(value) },
        "updates" => plan with { Updates = StrictJson.Count(value) },
        "views" => plan with { Views = StrictJson.Count(value) },
        "predicts_variance" => plan with { PredictsVariance = StrictJson.Truth(value) },
        "predicts_presence" => plan with { PredictsPresence = StrictJson.Truth(value) },
        _ => null,
    };
}
