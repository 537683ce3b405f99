using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Trust;

/// <summary>
/// Labels that are likely misplaced: those that lie much further from where a model that never saw their case finds the landmark than the evidence of that
/// answer and the other cases' errors at this landmark let expect.
/// </summary>
internal static class LabelDoubts
{
    // The middle and the upper spread of the scores' logarithms are those of sound labels, of which misplaced ones are few. Chosen beforehand: one in a
    // thousand of a normal distribution.
    private const double MostDeviations = 3;
    private const double Upper = 0.8413;

    /// <summary>Finds them in what a cross-validation kept.</summary>
    /// <param name="set">The cases, each answered by a model that was trained without it.</param>
    /// <returns>The labels, the most doubtful first.</returns>
    public static IReadOnlyList<LabelDoubt> Of(CalibrationSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        CalibrationCase[] known = [.. set.Cases.Where(item => item.ErrorsMm.Any(error => error is not null))];
        if (known.Length < 2)
        {
            return [];
        }

        LabelDoubt[] labels = [.. known.SelectMany(item => Judge(set, [.. known.Where(other => other != item)], item))];
        double[] scores = [.. labels.Select(LogScore).Order()];
        double middle = At(scores, 0.5);
        double bound = middle + (MostDeviations * (At(scores, Upper) - middle));
        return [.. labels.Where(label => LogScore(label) > bound).OrderByDescending(LogScore)];

        double LogScore(LabelDoubt label) => Math.Log((label.DistanceMm + set.FloorMm) / label.UsualMm);
    }

    /// <summary>The labels as findings on a data set.</summary>
    /// <param name="set">What a cross-validation of the set kept.</param>
    /// <param name="data">The set.</param>
    /// <param name="file">The file that <paramref name="set"/> came from, for messages.</param>
    /// <exception cref="BadInputException">The cross-validation was not one of this data set.</exception>
    public static IReadOnlyList<Finding> Findings(CalibrationSet set, Dataset data, string file)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(data);
        Dictionary<string, DatasetCase> cases = data.Cases.ToDictionary(item => item.Name, StringComparer.Ordinal);
        string? other = set.Cases.Select(item => item.Name).FirstOrDefault(name => !cases.ContainsKey(name));
        if (other is not null)
        {
            throw new BadInputException(file, null, $"knows a case '{other}', which {data.Root} does not have; give the cross-validation of this data set");
        }

        return
        [
            .. Of(set).Select(label => new Finding(
                FindingSeverity.Warning,
                FindingCodes.LabelDoubtful,
                label.Case,
                cases[label.Case].LandmarksPath,
                label.Landmark,
                Invariant($"'{label.Landmark}' lies {label.DistanceMm:0.##} mm from where a model that did not learn from this case finds it ") +
                    Invariant($"({label.UsualMm:0.##} mm would be usual); check its position"))),
        ];
    }

    private static IEnumerable<LabelDoubt> Judge(CalibrationSet set, CalibrationCase[] others, CalibrationCase item)
    {
        var scale = ErrorScale.Fit(set, others);
        for (int landmark = 0; landmark < item.ErrorsMm.Count; landmark++)
        {
            if (item.ErrorsMm[landmark] is { } error)
            {
                double usual = CalibratedError.ScaleMm(scale.Offsets[landmark], scale.Terms, EvidenceTerms.Of(item.Evidence[landmark], set.FloorMm));
                yield return new LabelDoubt(item.Name, set.LandmarkNames[landmark], error, usual);
            }
        }
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
}
