using Pinpoint.Imaging;

namespace Pinpoint.Evaluation;

/// <summary>
/// Computes the metrics. The folds of a cross-validation are evaluated together by giving all their pairs, each with the baseline of its own
/// training scans.
/// </summary>
public static class Evaluator
{
    /// <summary>
    /// Compares answers with the truth. Landmarks are matched by label; a label that one side of a case does not know at all does not count for
    /// that case, while one that is known but missing counts as detection.
    /// </summary>
    /// <param name="pairs">The truth and the answer of each case.</param>
    /// <param name="sdrRadiiMm">The radii in mm for which the share of errors within is wanted.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <exception cref="ArgumentException">Two pairs have the same case name.</exception>
    /// <exception cref="BadInputException">No landmark is both marked and found in any case, so there is no error to speak of.</exception>
    public static EvaluationResult Compute(IReadOnlyList<CasePair> pairs, IReadOnlyList<double> sdrRadiiMm, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(sdrRadiiMm);
        if (pairs.Select(pair => pair.CaseName).Distinct(StringComparer.Ordinal).Count() != pairs.Count)
        {
            throw new ArgumentException("Two pairs have the same case name.", nameof(pairs));
        }

        LandmarkOutcome[][] outcomes = [.. pairs.Select(Outcomes)];
        LandmarkOutcome[] all = [.. outcomes.SelectMany(rows => rows)];
        var summary = ErrorSummary.Of(all, sdrRadiiMm);
        if (summary.Points == 0)
        {
            throw new BadInputException("no landmark is both marked and found, so there is nothing to measure; check that the labels of the two sides are the same");
        }

        CaseScore[] cases = [.. pairs.Zip(outcomes, (pair, rows) => new CaseScore(pair.CaseName, pair.Seconds, ErrorSummary.Of(rows, sdrRadiiMm)) { Verdict = pair.Answer?.Verdict })];
        double[] caseMeans = [.. cases.Select(score => score.Errors.MreMm).OfType<double>()];
        LandmarkScore[] landmarks = [.. all.GroupBy(row => row.Landmark, StringComparer.Ordinal).Select(rows => new LandmarkScore(rows.Key, ErrorSummary.Of([.. rows], sdrRadiiMm)))];
        HashSet<string> counted = [.. landmarks.Select(score => score.Landmark)];
        return new EvaluationResult(
            summary,
            ErrorStatistics.Mean(caseMeans),
            ErrorStatistics.SampleDeviation(caseMeans),
            Bootstrap.MeanOverCases(outcomes.Select(rows => rows.Select(row => row.ErrorMm).OfType<double>().ToArray()), seed),
            pairs.Average(pair => pair.Seconds),
            landmarks,
            cases,
            all,
            [.. LandmarkMatching.UnionOfNames(pairs.Select(pair => pair.Truth)).Where(name => !counted.Contains(name))],
            [.. LandmarkMatching.UnionOfNames(pairs.Select(pair => pair.Predicted)).Where(name => !counted.Contains(name))]);
    }

    /// <summary>The mean position of each landmark over the sets that have one: the baseline that answers without looking at the scan.</summary>
    /// <param name="sets">The training scans' landmarks, in LPS mm.</param>
    public static LandmarkSet MeanPositions(IReadOnlyCollection<LandmarkSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return new LandmarkSet(LandmarkMatching.UnionOfNames(sets).Select(name =>
        {
            WorldPoint[] positions = [.. sets.Select(set => set.Find(name)?.Position).OfType<WorldPoint>()];
            return positions.Length == 0
                ? Landmark.Missing(name)
                : Landmark.At(name, new WorldPoint(positions.Average(point => point.X), positions.Average(point => point.Y), positions.Average(point => point.Z)));
        }));
    }

    private static LandmarkOutcome[] Outcomes(CasePair pair) =>
        [.. LandmarkMatching.Match(pair.Truth, pair.Predicted).Pairs.Select(match => Outcome(pair, match))];

    private static LandmarkOutcome Outcome(CasePair pair, LandmarkPair match)
    {
        DetectionOutcome outcome = (match.First.Position, match.Second.Position) switch
        {
            (not null, not null) => DetectionOutcome.TruePositive,
            (null, not null) => DetectionOutcome.FalsePositive,
            (not null, null) => DetectionOutcome.FalseNegative,
            _ => DetectionOutcome.TrueNegative,
        };
        double? error = null;
        double? baseline = null;
        if (match.First.Position is { } truth && match.Second.Position is { } found)
        {
            error = truth.DistanceTo(found);
            baseline = pair.Baseline?.Find(match.Name)?.Position is { } mean ? truth.DistanceTo(mean) : null;
        }

        return new LandmarkOutcome(pair.CaseName, match.Name, outcome, error, baseline, match.Second.Status, match.Second.Radius95);
    }
}
