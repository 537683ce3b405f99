using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;
using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Shapes;

namespace Pinpoint.Registration;

/// <summary>The transform of one kind with the least weighted sum of squared residuals.</summary>
internal static class MatrixFit
{
    /// <summary>Fits a transform.</summary>
    /// <param name="kind">A kind that a matrix holds.</param>
    /// <param name="pairs">The landmarks, spread as the kind needs it.</param>
    /// <param name="weights">How much each counts, non-negative, as many.</param>
    /// <exception cref="BadInputException">The landmarks define no such transform.</exception>
    public static MatrixTransform Of(TransformKind kind, IReadOnlyList<RegistrationPair> pairs, IReadOnlyList<double> weights) => kind switch
    {
        TransformKind.Rigid => Of(Procrustes.AlignRigidly(
            Coordinates.Of(pairs.Select(pair => pair.Fixed)), Coordinates.Of(pairs.Select(pair => pair.Moving)), [.. weights])),
        TransformKind.Similarity => Of(Procrustes.Align(
            Coordinates.Of(pairs.Select(pair => pair.Fixed)), Coordinates.Of(pairs.Select(pair => pair.Moving)), [.. weights])),
        TransformKind.Affine or TransformKind.ThinPlateSpline => Linear(pairs, weights),
        _ => throw new UnreachableException($"There is no transform {kind}."),
    };

    private static MatrixTransform Of(Similarity similarity)
    {
        Rotation r = similarity.Rotation;
        double s = similarity.Scale;
        return Of([
            s * r.XX, s * r.XY, s * r.XZ, similarity.X, s * r.YX, s * r.YY, s * r.YZ, similarity.Y, s * r.ZX, s * r.ZY, s * r.ZZ, similarity.Z,
        ]);
    }

    private static MatrixTransform Linear(IReadOnlyList<RegistrationPair> pairs, IReadOnlyList<double> weights)
    {
        WorldPoint from = Mean(pairs, weights, pair => pair.Fixed);
        WorldPoint to = Mean(pairs, weights, pair => pair.Moving);
        Matrix<double> products = Matrix<double>.Build.Dense(3, 3);
        Matrix<double> right = Matrix<double>.Build.Dense(3, 3);
        for (int i = 0; i < pairs.Count; i++)
        {
            double[] x = Offset(from, pairs[i].Fixed);
            double[] y = Offset(to, pairs[i].Moving);
            for (int row = 0; row < 3; row++)
            {
                for (int column = 0; column < 3; column++)
                {
                    products[row, column] += weights[i] * x[row] * x[column];
                    right[row, column] += weights[i] * x[row] * y[column];
                }
            }
        }

        Matrix<double> a = Decompositions.Solve(products, right);
        double[] rows = new double[12];
        double[] start = [from.X, from.Y, from.Z];
        double[] end = [to.X, to.Y, to.Z];
        for (int row = 0; row < 3; row++)
        {
            rows[(4 * row) + 3] = end[row];
            for (int column = 0; column < 3; column++)
            {
                rows[(4 * row) + column] = a[column, row];
                rows[(4 * row) + 3] -= a[column, row] * start[column];
            }
        }

        return Of(rows);
    }

    private static MatrixTransform Of(double[] rows)
    {
        try
        {
            return new MatrixTransform(new Affine(rows));
        }
        catch (ArgumentException exception)
        {
            throw new BadInputException("the transform that fits the landmarks best flattens the scan; check whether the landmarks are named alike", exception);
        }
    }

    private static double[] Offset(WorldPoint from, WorldPoint to)
    {
        var offset = WorldVector.Between(from, to);
        return [offset.X, offset.Y, offset.Z];
    }

    private static WorldPoint Mean(IReadOnlyList<RegistrationPair> pairs, IReadOnlyList<double> weights, Func<RegistrationPair, WorldPoint> place)
    {
        double total = weights.Sum();
        (double x, double y, double z) = (0, 0, 0);
        for (int i = 0; i < pairs.Count; i++)
        {
            WorldPoint point = place(pairs[i]);
            double share = weights[i] / total;
            (x, y, z) = (x + (share * point.X), y + (share * point.Y), z + (share * point.Z));
        }

        return new WorldPoint(x, y, z);
    }
}
