using MathNet.Numerics.LinearAlgebra;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Trust;

/// <summary>The usual size of errors given the evidence: a ridge regression of the error's logarithm.</summary>
/// <param name="Offsets">Per landmark, the logarithm of its usual error in mm, shrunk towards that of all.</param>
/// <param name="Terms">The evidence that counts, with coefficients of at least 0: worse evidence never means a smaller error.</param>
internal sealed record ErrorScale(IReadOnlyList<double> Offsets, IReadOnlyList<CalibrationTerm> Terms)
{
    // Both in points: as if so many had shown no difference between landmarks, and no influence of the evidence.
    private const double OffsetPenalty = 3;
    private const double CoefficientPenalty = 10;

    /// <summary>Fits the regression.</summary>
    /// <param name="set">The data.</param>
    /// <param name="cases">The cases of it to learn from; at least one error is known in them.</param>
    public static ErrorScale Fit(CalibrationSet set, IEnumerable<CalibrationCase> cases)
    {
        var rows = new List<(int Landmark, double[] Values, double LogError)>();
        foreach (CalibrationCase item in cases)
        {
            for (int landmark = 0; landmark < set.LandmarkNames.Count; landmark++)
            {
                if (item.ErrorsMm[landmark] is { } error)
                {
                    rows.Add((landmark, EvidenceTerms.Of(item.Evidence[landmark], set.FloorMm), Math.Log(error + set.FloorMm)));
                }
            }
        }

        CalibrationTerm[] terms = [.. EvidenceTerms.Names.Select((name, i) => Standardised(name, [.. rows.Select(row => row.Values[i])]))
            .OfType<CalibrationTerm>()];
        double mean = rows.Average(row => row.LogError);
        while (true)
        {
            double[][] values = [.. rows.Select(row => Values(terms, row.Values))];
            var (offsets, coefficients) = Solve(
                set.LandmarkNames.Count, [.. rows.Select(row => row.Landmark)], values, [.. rows.Select(row => row.LogError - mean)]);
            int worst = coefficients.Length == 0 ? -1 : Array.IndexOf(coefficients, coefficients.Min());
            if (worst < 0 || coefficients[worst] >= 0)
            {
                return new ErrorScale(
                    [.. offsets.Select(offset => mean + offset)], [.. terms.Select((term, i) => term with { Coefficient = coefficients[i] })]);
            }

            terms = [.. terms.Where((_, i) => i != worst)];
        }
    }

    private static CalibrationTerm? Standardised(string name, double[] values)
    {
        if (Array.Exists(values, double.IsNaN))
        {
            return null;
        }

        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return deviation > 1e-6 ? new CalibrationTerm(name, mean, deviation, 0) : null;
    }

    private static double[] Values(CalibrationTerm[] terms, double[] values) =>
        [.. terms.Select(term => (values[Array.IndexOf([.. EvidenceTerms.Names], term.Name)] - term.Centre) / term.Deviation)];

    // The landmarks' offsets follow from the coefficients, so they are put in first and a system of the coefficients alone is left.
    private static (double[] Offsets, double[] Coefficients) Solve(int landmarks, int[] owners, double[][] values, double[] targets)
    {
        int terms = values[0].Length;
        double[] counts = new double[landmarks];
        double[] targetSums = new double[landmarks];
        double[,] valueSums = new double[landmarks, Math.Max(1, terms)];
        for (int row = 0; row < owners.Length; row++)
        {
            counts[owners[row]]++;
            targetSums[owners[row]] += targets[row];
            for (int i = 0; i < terms; i++)
            {
                valueSums[owners[row], i] += values[row][i];
            }
        }

        double[] coefficients = [];
        if (terms > 0)
        {
            Matrix<double> matrix = Matrix<double>.Build.Dense(terms, terms, (i, j) => (i == j ? CoefficientPenalty : 0) + values.Sum(row => row[i] * row[j])
                - Enumerable.Range(0, landmarks).Sum(landmark => valueSums[landmark, i] * valueSums[landmark, j] / (counts[landmark] + OffsetPenalty)));
            Vector<double> right = Vector<double>.Build.Dense(terms, i => Enumerable.Range(0, owners.Length).Sum(row => values[row][i] * targets[row])
                - Enumerable.Range(0, landmarks).Sum(landmark => valueSums[landmark, i] * targetSums[landmark] / (counts[landmark] + OffsetPenalty)));
            coefficients = [.. matrix.Cholesky().Solve(right)];
        }

        double[] offsets = [.. Enumerable.Range(0, landmarks).Select(landmark =>
            (targetSums[landmark] - Enumerable.Range(0, terms).Sum(i => coefficients[i] * valueSums[landmark, i])) / (counts[landmark] + OffsetPenalty))];
        return (offsets, coefficients);
    }
}
