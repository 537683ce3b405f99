using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Research.Dense;

namespace Pinpoint.Research.Experiments;

/// <summary>
/// The systems of the comparison. All have the same encoder and hidden layers, the same patches, augmentation, optimiser and steps; they differ in what the
/// network is asked, and in where it looks.
/// </summary>
internal static class ComparedSystems
{
    // Starts and updates of PIN, from few patches to many: the centre alone, with the six faces, with the twelve edges (paper, section 2.2).
    private static readonly (int Starts, int Updates)[] Searches = [(1, 1), (1, 3), (1, 10), (7, 10), (19, 10), (19, 20)];

    /// <summary>The systems.</summary>
    /// <param name="strides">The strides of dense search.</param>
    public static IReadOnlyList<ComparedSystem> All(IReadOnlyList<int> strides) =>
    [
        Pin("pin", "PIN", SamplingRule.Uniform),
        Pin("pin-near", "PIN, samples near too", SamplingRule.Shrinking),
        Dense("votes", "displacement votes", new DensePlan { System = DenseSystem.Votes }, strides),
        Dense("actions", "action map", new DensePlan { System = DenseSystem.Actions }, strides),
        Dense("presence", "patch classification", new DensePlan { System = DenseSystem.Presence }, strides),
        Dense("heatmap", "heatmap", new DensePlan { System = DenseSystem.Heatmap }, strides),
    ];

    private static ComparedSystem Pin(string name, string title, SamplingRule sampling)
    {
        TrainingPlan plan = DensePlan.UsualPlan(new DensePlan()) with
        {
            Preset = "default",
            Method = null,
            Directions = DirectionHead.SignPerAxis,
            Alpha = 0.5,
            Rule = UpdateRule.C,
            Sampling = sampling,
            ChooseByValidation = false,
        };
        return new ComparedSystem(
            name,
            title,
            plan,
            [.. Searches.Select(search => new ComparedSetting(
                $"{Count(search.Starts, "start")}, {Count(search.Updates, "update")}",
                new LocalizerOptions { RandomStarts = search.Starts - 1, Updates = search.Updates, Threads = 1 },
                null))]);
    }

    private static ComparedSystem Dense(string name, string title, DensePlan dense, IReadOnlyList<int> strides) => new(
        name,
        title,
        DensePlan.UsualPlan(dense) with { ChooseByValidation = false },
        [
            .. strides.Select(stride => SettingOf(dense with { Stride = stride }, "", true)),
            .. dense.System is DenseSystem.Presence or DenseSystem.Heatmap
                ? strides.Where(stride => stride > strides.Min())
                    .Select(stride => SettingOf(dense with { Stride = stride, Gathering = DenseGathering.Best }, ", best", false))
                : [],
        ]);

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    private static ComparedSetting SettingOf(DensePlan dense, string ending, bool inCurve) =>
        new(FormattableString.Invariant($"stride {dense.Stride}{ending}"), new LocalizerOptions { Threads = 1 }, dense, inCurve);
}
