using MathNet.Numerics.LinearAlgebra;
using Pinpoint.Imaging;

namespace Pinpoint.Shapes;

/// <summary>The plane that halves a body with two like sides: <c>n · p = Offset</c> with the unit normal n, in the frame and mm of its points.</summary>
/// <param name="X">The normal along x.</param>
/// <param name="Y">The normal along y.</param>
/// <param name="Z">The normal along z.</param>
/// <param name="Offset">The plane's distance from the origin, in mm.</param>
internal readonly record struct MirrorPlane(double X, double Y, double Z, double Offset)
{
    // How much the axis from right to left of the frame counts, beside the points, in mm²: it decides what they leave open.
    private const double FrameWeight = 1e-6;

    /// <summary>
    /// The plane that least squares put halfway between like points of both sides and through those of the middle. What too few points leave open is taken from
    /// the frame's x axis, which runs from right to left where the body lies straight.
    /// </summary>
    /// <param name="pairs">Like points of both sides.</param>
    /// <param name="middle">Points between the sides.</param>
    /// <returns>The plane; null where there is no point that lies on it.</returns>
    public static MirrorPlane? Through(IReadOnlyList<(WorldPoint One, WorldPoint Other)> pairs, IReadOnlyList<WorldPoint> middle)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(middle);
        WorldPoint[] on = [.. middle, .. pairs.Select(pair => WorldPoint.MeanOf([pair.One, pair.Other]))];
        if (on.Length == 0)
        {
            return null;
        }

        var centre = WorldPoint.MeanOf(on);
        Matrix<double> across = Matrix<double>.Build.Dense(3, 3);
        across[0, 0] = FrameWeight;
        foreach (var (one, other) in pairs)
        {
            Add(across, 1, [other.X - one.X, other.Y - one.Y, other.Z - one.Z]);
        }

        foreach (WorldPoint point in on)
        {
            Add(across, -1, [point.X - centre.X, point.Y - centre.Y, point.Z - centre.Z]);
        }

        Vector<double> normal = Decompositions.Symmetric(across).EigenVectors.Column(2);
        return new MirrorPlane(normal[0], normal[1], normal[2], (normal[0] * centre.X) + (normal[1] * centre.Y) + (normal[2] * centre.Z));
    }

    /// <summary>The mirror image of a point.</summary>
    public WorldPoint Reflect(WorldPoint point)
    {
        double height = (point.X * X) + (point.Y * Y) + (point.Z * Z) - Offset;
        return new WorldPoint(point.X - (2 * height * X), point.Y - (2 * height * Y), point.Z - (2 * height * Z));
    }

    private static void Add(Matrix<double> sum, double weight, double[] vector)
    {
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                sum[row, column] += weight * vector[row] * vector[column];
            }
        }
    }
}
