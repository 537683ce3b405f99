using Microsoft.Extensions.Logging;
using Pinpoint.Methods;
using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>How a localizer works. What is not set is as the model's plan says.</summary>
public sealed record LocalizerOptions
{
    /// <summary>Threads to work with; null takes one per core. They do not change the answers.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Whether a calibrated model also searches the three mirror images of a scan that it accepts although it is less usual than most, which takes up to four
    /// times as long;
    /// a scan whose mirror image is far more usual is rejected.
    /// </summary>
    public bool CheckMirrorImages { get; init; } = true;

    /// <summary>
    /// Whether the model's calibration, where it has one, judges the answers: error radii, missing landmarks, rejected scans. Without it no mirror images are
    /// searched either.
    /// </summary>
    public bool UseCalibration { get; init; } = true;

    /// <summary>The update rule.</summary>
    public UpdateRule? Rule { get; init; }

    /// <summary>Updates T of each start; under rule A the paper takes 350. Of an agent, the most moves at each scale.</summary>
    public int? Updates { get; init; }

    /// <summary>Random starts beside the mean.</summary>
    public int? RandomStarts { get; init; }

    /// <summary>How the starts become one answer.</summary>
    public StartCombination? Combination { get; init; }

    /// <summary>Seed of the random starts.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Is told what is odd in a scan, which scans are rejected, and when mirror images are searched; null tells nobody.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>The plan that a search with these options follows.</summary>
    /// <exception cref="UsageException">The options give an update rule to a model of a method that follows none.</exception>
    internal TrainingPlan ApplyTo(TrainingPlan plan) => Rule is not null && LandmarkMethods.Of(plan).WhyNoRule is { } reason
        ? throw new UsageException($"{reason}; leave --rule out.")
        : plan with
        {
            Rule = Rule ?? plan.Rule,
            Updates = Updates ?? plan.Updates,
            RandomStarts = RandomStarts ?? plan.RandomStarts,
            Combination = Combination ?? plan.Combination,
            Seed = Seed ?? plan.Seed,
        };
}
