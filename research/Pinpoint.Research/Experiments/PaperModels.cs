using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Research.Experiments;

/// <summary>The models of the paper's experiments, and ours beside them.</summary>
internal sealed class PaperModels
{
    // The paper's patch: 101 pixels of 0.5 mm.
    private const double PatchMm = 50.5;
    private const int RuleAUpdates = 350;
    private readonly ExperimentSettings _settings;

    /// <summary>The models under given settings.</summary>
    public PaperModels(ExperimentSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
    }

    /// <summary>The landmarks of the fetal head, in the paper's order (1 to 10).</summary>
    public static IReadOnlyList<string> Landmarks { get; } =
    [
        "head_centre", "head_front", "head_back", "head_right", "head_left",
        "ventricle_right_inner", "ventricle_right_outer", "cerebellum_right", "cerebellum_left", "csp",
    ];

    /// <summary>Trained to classify the direction only (the paper's alpha = 1); it moves by rule A.</summary>
    public PaperModel Classifier(string landmark) =>
        new($"{landmark}-classifier", Paper(1) with { Alpha = 1, Rule = UpdateRule.A, Updates = RuleAUpdates }, landmark);

    /// <summary>Trained to regress the displacement only (alpha = 0); it has no second head, and moves by rule B.</summary>
    public PaperModel Regressor(string landmark) =>
        new($"{landmark}-regressor", Paper(1) with { Alpha = 0, Directions = DirectionHead.None, Rule = UpdateRule.B }, landmark);

    /// <summary>PIN-Single: trained to do both (alpha = 0.5); rule C.</summary>
    public PaperModel Single(string landmark) => new($"{landmark}-single", Paper(1), landmark);

    /// <summary>The deep Q-learning agent that the paper compares with (Ghesu et al. 2016), by a preset of ours.</summary>
    public PaperModel Agent(string landmark) => new($"{landmark}-agent", Other(Presets.Of("dqn", 1)), landmark);

    /// <summary>PIN-Multiple: all landmarks at once in the modes of their shape; rule C.</summary>
    public PaperModel Multiple() => new("multiple", Paper(Landmarks.Count), null);

    /// <summary>This software's own preset for all landmarks.</summary>
    public PaperModel Default() => new("default", Other(Presets.Of("default", Landmarks.Count)), null);

    /// <summary>The updates that a rule takes (paper, section 2.2).</summary>
    public static int UpdatesOf(UpdateRule rule) => rule switch
    {
        UpdateRule.A => RuleAUpdates,
        UpdateRule.B or UpdateRule.C => 10,
    };

    private TrainingPlan Other(TrainingPlan plan) => _settings.OtherSteps is { } steps ? plan.WithSteps(steps) : plan;

    private TrainingPlan Paper(int landmarks)
    {
        TrainingPlan plan = Presets.Of("paper", landmarks);
        int size = (2 * (int)Math.Round(((PatchMm / _settings.GridSpacingMm) - 1) / 2, MidpointRounding.AwayFromZero)) + 1;
        TrainingPlan ours = Presets.Of("default", landmarks);
        plan = _settings.Normalised
            ? plan with { Intensities = ours.Intensities, InputOffset = ours.InputOffset, InputScale = ours.InputScale, Initialization = ours.Initialization }
            : plan;
        return plan with
        {
            GridSpacingMm = _settings.GridSpacingMm,
            PatchSize = size,
            ConvolutionMaps = [.. plan.ConvolutionMaps.Take(BlocksOf(size, plan.ConvolutionMaps.Count))],
            Steps = _settings.Steps,
        };
    }

    // As many of the paper's blocks as leave a pixel.
    private static int BlocksOf(int size, int most)
    {
        int blocks = 0;
        for (int next = (size - 2) / 2; next >= 1 && blocks < most; next = (next - 2) / 2)
        {
            blocks++;
        }

        return blocks;
    }
}
