using Pinpoint.Networks;
using Pinpoint.Patches;

namespace Pinpoint.Models;

/// <summary>The named starting points of a plan.</summary>
public static class Presets
{
    /// <summary>The presets: those of PIN, then one for each other method that this program has.</summary>
    public static IReadOnlyList<Preset> All =>
        [new("default", "the best measured", Default), new("paper", "to the letter", Paper), .. MethodPlans.All.Select(part => part.Preset)];

    /// <summary>The names that <see cref="Of"/> knows.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(preset => preset.Name)];

    /// <summary>The plan of a preset.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="landmarks">The number of landmarks to be found; one landmark is searched by its position.</param>
    /// <exception cref="UsageException">There is no preset of that name.</exception>
    public static TrainingPlan Of(string name, int landmarks) =>
        (All.FirstOrDefault(preset => preset.Name == name)
            ?? throw new UsageException($"There is no preset '{name}'; the presets are {string.Join(", ", Names)}.")).PlanFor(landmarks);

    // Pose needs three landmarks; two are searched in the modes of their raw coordinates.
    private static TrainingPlan Default(int landmarks) => landmarks switch
    {
        1 => new TrainingPlan
        {
            SearchSpace = SearchSpaceKind.Position,
            Layout = PatchLayout.Stacked,
            PatchSize = 65,
            ConvolutionMaps = [32, 32, 64, 128],
            RandomStarts = 18,
            Combination = StartCombination.Median,
            Steps = 6000,
            Refinement = new RefinementPlan(),
        },
        2 => new TrainingPlan { SearchSpace = SearchSpaceKind.Modes, Combination = StartCombination.Median, Refinement = new RefinementPlan() },
        _ => new TrainingPlan
        {
            PatchLandmarks = 16,
            Projection = 64,
            HiddenUnits = [512, 256],
            BatchSize = 32,
            Combination = StartCombination.Median,
            Refinement = new RefinementPlan(),
        },
    };

    private static TrainingPlan Paper(int landmarks) => new()
    {
        Preset = "paper",
        Intensities = IntensityMapping.AsStored,
        InputOffset = 0,
        InputScale = 1,
        SearchSpace = landmarks == 1 ? SearchSpaceKind.Position : SearchSpaceKind.Modes,
        Whitened = false,
        ExplainedVariance = 0.995,
        PatchSize = 101,
        Interpolation = PatchInterpolation.Nearest,
        Padding = PatchPadding.Zero,
        Layout = PatchLayout.Stacked,
        ConvolutionMaps = [32, 64, 128, 256, 512],
        HiddenUnits = [1024, 1024],
        Directions = DirectionHead.Softmax,
        Dropout = 0.5,
        Initialization = WeightInitialization.TruncatedNormal01,
        Alpha = 0.5,
        LearningRate = 1e-3,
        Schedule = LearningRateSchedule.Constant,
        WeightDecay = 0,
        ClipNorm = null,
        AverageDecay = null,
        BatchSize = 64,
        Steps = 100_000,
        ChooseByValidation = false,
        Sampling = SamplingRule.Uniform,
        ContrastJitter = 0,
        BrightnessJitter = 0,
        NoiseJitter = 0,
        RandomStarts = landmarks == 1 ? 18 : 5,
        Combination = StartCombination.Mean,
    };
}
