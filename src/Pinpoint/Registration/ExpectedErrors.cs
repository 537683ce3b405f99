using MathNet.Numerics.LinearAlgebra;
using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Shapes;

namespace Pinpoint.Registration;

/// <summary>
/// How large residuals should be, and how far off the transform is at each landmark, to first order: what the least squares leave of the landmarks' errors, and
/// what they hand on (for rigid transforms, the fiducial and the target registration error of Fitzpatrick and West 1998 and 2001).
/// </summary>
internal static class ExpectedErrors
{
    /// <summary>Per landmark, both 95 % lengths in mm, per deviation of 1 of the deviations given.</summary>
    /// <param name="kind">A kind that a matrix holds.</param>
    /// <param name="pairs">The landmarks.</param>
    /// <param name="mapped">Where the transform takes the fixed places.</param>
    /// <param name="weights">The weights of the fit.</param>
    /// <param name="deviations">The standard deviation of each landmark's errors along an axis.</param>
    public static (double Residual, double Target)[] Of(
        TransformKind kind,
        IReadOnlyList<RegistrationPair> pairs,
        IReadOnlyList<WorldPoint> mapped,
        IReadOnlyList<double> weights,
        IReadOnlyList<double> deviations)
    {
        WorldPoint centre = WorldPoint.MeanOf(mapped);
        double size = Math.Max(1e-12, mapped.Max(point => point.DistanceTo(centre)));
        WorldPoint start = WorldPoint.MeanOf([.. pairs.Select(pair => pair.Fixed)]);
        double length = Math.Max(1e-12, pairs.Max(pair => pair.Fixed.DistanceTo(start)));
        Matrix<double>[] slopes = [.. pairs.Select((pair, i) => Slope(
            kind, WorldVector.Between(centre, mapped[i]) * (1 / size), WorldVector.Between(start, pair.Fixed) * (1 / length)))];
        Matrix<double> information = slopes.Select((slope, i) => slope.TransposeThisAndMultiply(slope) * weights[i]).Aggregate((one, other) => one + other);
        Matrix<double> inverse = Decompositions.Solve(information, Matrix<double>.Build.DenseIdentity(information.RowCount));

        // The covariance of the numbers of the transform, for errors that are not those that the weights were made of.
        Matrix<double> middle = slopes.Select((slope, i) =>
            slope.TransposeThisAndMultiply(slope) * (weights[i] * weights[i] * deviations[i] * deviations[i])).Aggregate((one, other) => one + other);
        Matrix<double> covariance = inverse * middle * inverse;
        return [.. slopes.Select((slope, i) =>
        {
            double variance = deviations[i] * deviations[i];
            Matrix<double> target = slope * covariance * slope.Transpose();
            Matrix<double> own = slope * inverse * slope.Transpose() * weights[i];
            double residual = (3 * variance) - (2 * variance * own.Trace()) + target.Trace();
            return (Length(residual), Length(target.Trace()));
        })];
    }

    private static double Length(double trace) => ChiLengths.Share95 * Math.Sqrt(Math.Max(0, trace) / 3);

    // How the mapped place moves with each number of the transform.
    private static Matrix<double> Slope(TransformKind kind, WorldVector to, WorldVector from)
    {
        var columns = new List<double[]> { new double[] { 1, 0, 0 }, new double[] { 0, 1, 0 }, new double[] { 0, 0, 1 } };
        if (TransformKinds.Of(kind).NeedsSpace)
        {
            foreach (double part in (double[])[from.X, from.Y, from.Z])
            {
                columns.AddRange([[part, 0, 0], [0, part, 0], [0, 0, part]]);
            }
        }
        else
        {
            columns.AddRange([[0, -to.Z, to.Y], [to.Z, 0, -to.X], [-to.Y, to.X, 0]]);
            if (kind == TransformKind.Similarity)
            {
                columns.Add([to.X, to.Y, to.Z]);
            }
        }

        return Matrix<double>.Build.DenseOfColumns(columns);
    }
}
