namespace Pinpoint.Research.Experiments;

/// <summary>What one training of a row reached.</summary>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Errors">The radial error of every landmark of every test scan, mm.</param>
/// <param name="ByLandmark">The mean radial error by landmark, mm.</param>
/// <param name="SecondsPerScan">The mean time of an answer, s, from the scan in memory.</param>
/// <param name="Steps">Training steps.</param>
/// <param name="TrainingTime">What they took, with all interruptions left out.</param>
internal sealed record SeedResult(
    ulong Seed, IReadOnlyList<double> Errors, IReadOnlyDictionary<string, double> ByLandmark, double SecondsPerScan, long Steps, TimeSpan TrainingTime)
{
    /// <summary>The mean radial error, mm.</summary>
    public double MreMm => Errors.Average();

    /// <summary>Models of one landmark each as one answer: the times of training and answering add up.</summary>
    public static SeedResult Together(ulong seed, IReadOnlyList<SeedResult> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new SeedResult(
            seed,
            [.. parts.SelectMany(part => part.Errors)],
            parts.SelectMany(part => part.ByLandmark).ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal),
            parts.Sum(part => part.SecondsPerScan),
            parts.Sum(part => part.Steps),
            TimeSpan.FromSeconds(parts.Sum(part => part.TrainingTime.TotalSeconds)));
    }
}
