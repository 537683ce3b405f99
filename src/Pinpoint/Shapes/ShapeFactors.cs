using MathNet.Numerics.LinearAlgebra;

namespace Pinpoint.Shapes;

/// <summary>
/// Probabilistic principal components of shapes with unobserved landmarks: x = mean + W z + noise, z standard normal, the noise of one
/// variance (Tipping and Bishop 1999). It is fitted by expectation maximisation over the observed coordinates alone, with a normal prior on W
/// whose variance is that of W itself (Ilin and Raiko 2010), so that a landmark seen a few times is not fitted to its noise.
/// </summary>
internal sealed class ShapeFactors
{
    // Where the data hold no noise at all, this share of the variance keeps the equations solvable.
    private const double LeastNoiseShare = 1e-8;
    private const double LeastRidgeShare = 1e-11;
    private readonly double _leastNoise;

    private ShapeFactors(double[] mean, Matrix<double> loadings, double noise, double leastNoise)
    {
        Mean = mean;
        Loadings = loadings;
        Noise = noise;
        _leastNoise = leastNoise;
    }

    /// <summary>The mean shape, <c>[3 * landmarks]</c>.</summary>
    public double[] Mean { get; }

    /// <summary>W, <c>[3 * landmarks, factors]</c>.</summary>
    public Matrix<double> Loadings { get; }

    /// <summary>The variance of the noise along one coordinate.</summary>
    public double Noise { get; private set; }

    /// <summary>The factors to start from: those of the shapes as they were filled in so far.</summary>
    /// <param name="filled">Shapes without gaps, each <c>[3 * landmarks]</c>.</param>
    /// <param name="factors">The number of factors; fewer where the shapes have not that many.</param>
    public static ShapeFactors Of(IReadOnlyList<double[]> filled, int factors)
    {
        int length = filled[0].Length;
        double[] mean = [.. Enumerable.Range(0, length).Select(i => filled.Average(shape => shape[i]))];
        double total = filled.Sum(shape => shape.Zip(mean, (value, middle) => (value - middle) * (value - middle)).Sum()) / Math.Max(1, filled.Count - 1);
        int count = total > 0 ? Math.Min(factors, Math.Min(filled.Count - 1, length - 1)) : 0;
        if (count <= 0)
        {
            return new ShapeFactors(mean, Matrix<double>.Build.Dense(length, 1), Math.Max(total / length, double.Epsilon), LeastNoiseShare * total / length);
        }

        ShapeModel model = PrincipalComponents.Build(filled, new ModeSelection(count, 1));
        Matrix<double> loadings = Matrix<double>.Build.Dense(length, model.ModeCount, (i, mode) => model.Mode(mode)[i] * Math.Sqrt(model.Variances[mode]));
        double rest = total * (1 - model.ExplainedShare) / Math.Max(1, length - model.ModeCount);
        double least = LeastNoiseShare * total / length;
        return new ShapeFactors(mean, loadings, Math.Max(rest, least), least);
    }

    /// <summary>One round of expectation maximisation.</summary>
    public void Improve(IReadOnlyList<PartialShape> shapes)
    {
        int factors = Loadings.ColumnCount;
        int landmarks = Mean.Length / 3;
        double size = Loadings.FrobeniusNorm() * Loadings.FrobeniusNorm() / (Mean.Length * factors);
        double prior = size > 0 ? Noise / size : 1;

        // Per landmark, the normal equations of its rows of [W, mean] over the shapes that show it.
        Matrix<double>[] left = [.. Enumerable.Range(0, landmarks)
            .Select(_ => Matrix<double>.Build.Dense(factors + 1, factors + 1, (row, column) => row == column && row < factors ? prior : 0))];
        Matrix<double>[] right = [.. Enumerable.Range(0, landmarks).Select(_ => Matrix<double>.Build.Dense(factors + 1, 3))];
        double[] squares = new double[Mean.Length];
        double[] counts = new double[landmarks];
        foreach (PartialShape shape in shapes)
        {
            var (mean, moment) = Posterior(shape);
            Vector<double> extended = Vector<double>.Build.Dense(factors + 1, i => i < factors ? mean[i] : 1);
            Matrix<double> outer = extended.OuterProduct(extended);
            outer.SetSubMatrix(0, 0, outer.SubMatrix(0, factors, 0, factors) + moment);
            for (int landmark = 0; landmark < landmarks; landmark++)
            {
                if (!shape.Observed[landmark])
                {
                    continue;
                }

                counts[landmark]++;
                left[landmark].Add(outer, left[landmark]);
                for (int axis = 0; axis < 3; axis++)
                {
                    // Taken about the mean so far: large coordinates would cost digits.
                    double value = shape.Coordinates[(3 * landmark) + axis] - Mean[(3 * landmark) + axis];
                    squares[(3 * landmark) + axis] += value * value;
                    for (int i = 0; i <= factors; i++)
                    {
                        right[landmark][i, axis] += extended[i] * value;
                    }
                }
            }
        }

        Update(left, right, squares, counts, prior);
    }

    /// <summary>The mean shape plus the expected deviation, given what was observed: the conditional mean of every landmark but for its own noise.</summary>
    public double[] Expect(PartialShape shape)
    {
        Vector<double> deviation = Loadings * Posterior(shape).Mean;
        return [.. Mean.Select((value, i) => value + deviation[i])];
    }

    // Mean and covariance of z given the observed coordinates.
    private (Vector<double> Mean, Matrix<double> Covariance) Posterior(PartialShape shape)
    {
        int factors = Loadings.ColumnCount;
        int[] rows = [.. Enumerable.Range(0, Mean.Length).Where(i => shape.Observed[i / 3])];
        Matrix<double> seen = Matrix<double>.Build.Dense(rows.Length, factors, (i, factor) => Loadings[rows[i], factor]);
        Vector<double> residual = Vector<double>.Build.Dense(rows.Length, i => shape.Coordinates[rows[i]] - Mean[rows[i]]);
        Matrix<double> precision = seen.TransposeThisAndMultiply(seen) + (Matrix<double>.Build.DenseIdentity(factors) * Noise);
        Matrix<double> inverse = Solve(precision, Matrix<double>.Build.DenseIdentity(factors));
        return (inverse * seen.TransposeThisAndMultiply(residual), inverse * Noise);
    }

    // A landmark that few shapes show leaves equations whose own rounding can make them indefinite: a trace of a ridge is above it.
    private static Matrix<double> Solve(Matrix<double> equations, Matrix<double> right)
    {
        double ridge = LeastRidgeShare * equations.Trace() / equations.RowCount;
        for (int i = 0; i < equations.RowCount; i++)
        {
            equations[i, i] += ridge;
        }

        return Decompositions.Solve(equations, right);
    }

    private void Update(Matrix<double>[] left, Matrix<double>[] right, double[] squares, double[] counts, double prior)
    {
        int factors = Loadings.ColumnCount;
        double rest = 0;
        double observed = 0;
        for (int landmark = 0; landmark < left.Length; landmark++)
        {
            if (counts[landmark] == 0)
            {
                continue;
            }

            Matrix<double> rows = Solve(left[landmark], right[landmark]);
            for (int axis = 0; axis < 3; axis++)
            {
                int row = (3 * landmark) + axis;
                Vector<double> solution = rows.Column(axis);
                double length = 0;
                for (int factor = 0; factor < factors; factor++)
                {
                    Loadings[row, factor] = solution[factor];
                    length += solution[factor] * solution[factor];
                }

                // The expected squared residual at the solution: the data's squares less what the equations explain, and less the prior's part.
                rest += squares[row] - solution.DotProduct(right[landmark].Column(axis)) - (prior * length);
                Mean[row] += solution[factors];
                observed += counts[landmark];
            }
        }

        Noise = Math.Max(rest / Math.Max(1, observed), Math.Max(_leastNoise, double.Epsilon));
    }
}
