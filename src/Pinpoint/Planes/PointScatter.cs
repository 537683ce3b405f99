using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;
using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>
/// The principal directions of points about their mean: the first is that of the line with the least squared distances, the last the normal of such a plane.
/// </summary>
/// <param name="Mean">The mean of the points.</param>
/// <param name="First">The unit vector along which the points spread most.</param>
/// <param name="Last">The unit vector along which they spread least.</param>
/// <param name="Spreads">The root of the summed squared distances along the first, second and last direction, in mm.</param>
internal sealed record PointScatter(WorldPoint Mean, WorldVector First, WorldVector Last, (double First, double Second, double Last) Spreads)
{
    // Below this share of the longest spread points lie on a line; landmarks of a file have six significant digits at least.
    private const double LeastShare = 1e-6;

    /// <summary>Whether the points, at least two, single out one line.</summary>
    public bool DefinesLine => Spreads.First > 0 && Spreads.Second < Spreads.First * (1 - LeastShare);

    /// <summary>Whether the points, at least three, single out one plane.</summary>
    public bool DefinesPlane => Spreads.Second > LeastShare * Spreads.First && Spreads.Last < Spreads.Second * (1 - LeastShare);

    /// <summary>Finds the directions through the singular values of the centred points, which keep the digits that a covariance would lose.</summary>
    public static PointScatter Of(IReadOnlyList<WorldPoint> points)
    {
        var mean = WorldPoint.MeanOf(points);
        WorldVector[] offsets = [.. points.Select(point => WorldVector.Between(mean, point))];

        // Rows of zeros change nothing, and give few points three directions too.
        var centred = Matrix<double>.Build.Dense(Math.Max(3, offsets.Length), 3, (row, column) => row >= offsets.Length ? 0 : column switch
        {
            0 => offsets[row].X,
            1 => offsets[row].Y,
            2 => offsets[row].Z,
            _ => throw new UnreachableException(Invariant($"A place has no coordinate {column}.")),
        });
        var decomposition = Shapes.Decompositions.Singular(centred);
        return new PointScatter(mean, Row(decomposition.VT, 0), Row(decomposition.VT, 2), (decomposition.S[0], decomposition.S[1], decomposition.S[2]));
    }

    private static WorldVector Row(Matrix<double> matrix, int row) => new(matrix[row, 0], matrix[row, 1], matrix[row, 2]);
}
