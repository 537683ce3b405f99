namespace Pinpoint.Evaluation;

/// <summary>How the errors of one evaluation differ from those of another, landmark of a case by landmark of a case.</summary>
/// <param name="Cases">The cases that both have.</param>
/// <param name="Points">The landmarks of these cases for which both have an error.</param>
/// <param name="MeanMm">The mean of the second's error less the first's, in mm.</param>
/// <param name="Interval">Its 95 % bootstrap interval over cases; null for one case.</param>
internal sealed record PairedDifference(int Cases, int Points, double MeanMm, ConfidenceInterval? Interval)
{
    /// <summary>Compares two evaluations; null where they have no landmark of a case in common.</summary>
    /// <param name="first">What is compared with.</param>
    /// <param name="second">What is compared.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    public static PairedDifference? Between(EvaluationResult first, EvaluationResult second, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Dictionary<(string, string), double> errors = first.Outcomes
            .Where(row => row.ErrorMm is not null)
            .ToDictionary(row => (row.Case, row.Landmark), row => row.ErrorMm!.Value);
        double[][] cases =
        [
            .. second.Outcomes.Where(row => row.ErrorMm is not null && errors.ContainsKey((row.Case, row.Landmark)))
                .GroupBy(row => row.Case, row => row.ErrorMm!.Value - errors[(row.Case, row.Landmark)], StringComparer.Ordinal)
                .Select(group => group.ToArray()),
        ];
        int points = cases.Sum(differences => differences.Length);
        return points == 0
            ? null
            : new PairedDifference(cases.Length, points, cases.Sum(differences => differences.Sum()) / points, Bootstrap.MeanOverCases(cases, seed));
    }
}
