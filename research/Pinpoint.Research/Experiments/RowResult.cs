using Pinpoint.Evaluation;

namespace Pinpoint.Research.Experiments;

/// <summary>What a row's models reached on the phantoms that tested them.</summary>
/// <param name="Row">The row.</param>
/// <param name="Runs">A result for each seed.</param>
internal sealed record RowResult(PaperRow Row, IReadOnlyList<SeedResult> Runs)
{
    /// <summary>The mean over the seeds of the mean radial error, mm.</summary>
    public double MreMm => Runs.Average(run => run.MreMm);

    /// <summary>The population standard deviation of all errors of all seeds, mm.</summary>
    public double SdMm => ErrorStatistics.PopulationDeviation([.. Runs.SelectMany(run => run.Errors)]);

    /// <summary>The mean time of an answer, s.</summary>
    public double SecondsPerScan => Runs.Average(run => run.SecondsPerScan);

    /// <summary>The mean time of a training.</summary>
    public TimeSpan TrainingTime => TimeSpan.FromSeconds(Runs.Average(run => run.TrainingTime.TotalSeconds));

    /// <summary>The mean over the seeds of the mean radial error of a landmark, mm.</summary>
    public double MreOf(string landmark) => Runs.Average(run => run.ByLandmark[landmark]);

    /// <summary>Several rows as one, such as PIN-Single over its landmarks: errors and times of each seed together.</summary>
    /// <param name="row">What they make together.</param>
    /// <param name="parts">The rows, all of the same seeds in the same order.</param>
    public static RowResult Together(PaperRow row, IReadOnlyList<RowResult> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new RowResult(row, [.. parts[0].Runs.Select((run, i) => SeedResult.Together(run.Seed, [.. parts.Select(part => part.Runs[i])]))]);
    }
}
