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

        EvaluatedCase[] cases =
            [.. pairs.Select(pair => new EvaluatedCase(pair.CaseName, pair.Seconds, pair.Answer?.Verdict, Outcomes(pair)) { Side = pair.Answer?.Side })];
        HashSet<string> counted = [.. cases.SelectMany(item => item.Outcomes).Select(row => row.Landmark)];
        return SumUp(
            cases,
            sdrRadiiMm,
            seed,
            [.. LandmarkMatching.UnionOfNames(pairs.Select(pair => pair.Truth)).Where(name => !counted.Contains(name))],
            [.. LandmarkMatching.UnionOfNames(pairs.Select(pair => pair.Predicted)).Where(name => !counted.Contains(name))]);
    }

    /// <summary>The figures of cases whose landmarks were compared already.</summary>
    /// <exception cref="BadInputException">There is no error to speak of.</exception>
    internal static EvaluationResult SumUp(
        IReadOnlyList<EvaluatedCase> evaluated,
        IReadOnlyList<double> sdrRadiiMm,
        ulong seed,
        IReadOnlyList<string> onlyInTruth,
        IReadOnlyList<string> onlyInPrediction)
    {
        LandmarkOutcome[] all = [.. evaluated.SelectMany(item => item.Outcomes)];
        var summary = ErrorSummary.Of(all, sdrRadiiMm);
        if (summary.Points == 0)
        {
            throw new BadInputException(
                "no landmark is both marked and found, so there is nothing to measure; check that the labels of the two sides are the same");
        }

        CaseScore[] cases = [.. evaluated.Select(item => new CaseScore(item.Name, item.Seconds, ErrorSummary.Of(item.Outcomes, sdrRadiiMm))
        {
            Verdict = item.Verdict,
            Side = item.Side,
        })];
        double[] caseMeans = [.. cases.Select(score => score.Errors.MreMm).OfType<double>()];
        LandmarkScore[] landmarks = [.. all.GroupBy(row => row.Landmark, StringComparer.Ordinal)
            .Select(rows => new LandmarkScore(rows.Key, ErrorSummary.Of([.. rows], sdrRadiiMm)))];
        return new EvaluationResult(
            summary,
            ErrorStatistics.Mean(caseMeans),
            ErrorStatistics.SampleDeviation(caseMeans),
            Bootstrap.MeanOverCases(evaluated.Select(item => item.Outcomes.Select(row => row.ErrorMm).OfType<double>().ToArray()), seed),
            evaluated.Average(item => item.Seconds),
            landmarks,
            cases,
            all,
            onlyInTruth,
            onlyInPrediction);
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
                : Landmark.At(name, WorldPoint.MeanOf(positions));
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
            (null, null) => DetectionOutcome.TrueNegative,
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
