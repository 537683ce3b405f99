using MathNet.Numerics.LinearAlgebra;
using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Registration;

/// <summary>
/// The thin-plate spline of space through pairs of landmarks (Bookstein 1989; the kernel in three dimensions is the distance): an affine map and, at each
/// landmark, a bend that fades. Of all maps that take each fixed landmark to its moving one it bends the least.
/// </summary>
public sealed class ThinPlateSpline : ISpatialTransform
{
    // A landmark without which the others lie in a plane has no error of its own.
    private const double LeastOwnShare = 1e-9;

    // Of the landmarks' spread: what lies closer to a plane, or together, leaves a system of equations that no digits are left of.
    private const double LeastSpread = 1e-6;
    private readonly WorldPoint _centre;
    private readonly double _scale;
    private readonly double[] _places;
    private readonly double[] _bends;
    private readonly double[] _linear;

    private ThinPlateSpline(WorldPoint centre, double scale, double[] places, double[] bends, double[] linear, IReadOnlyList<double?> leftOut)
    {
        _centre = centre;
        _scale = scale;
        _places = places;
        _bends = bends;
        _linear = linear;
        LeftOutMm = leftOut;
    }

    /// <summary>
    /// Per landmark, how far the spline through the others misses it, in mm; null where the others lie in a plane, and define none.
    /// </summary>
    public IReadOnlyList<double?> LeftOutMm { get; }

    /// <summary>The spline through pairs of places.</summary>
    /// <param name="from">The fixed places in LPS mm: at least four that do not lie in a plane, no two together.</param>
    /// <param name="to">The moving places in LPS mm, as many.</param>
    /// <param name="names">What the places are called, for messages; null numbers them from 1.</param>
    /// <exception cref="BadInputException">The places define no spline.</exception>
    public static ThinPlateSpline Through(IReadOnlyList<WorldPoint> from, IReadOnlyList<WorldPoint> to, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Count != to.Count)
        {
            throw new ArgumentException(Invariant($"{from.Count} places do not pair with {to.Count}."), nameof(to));
        }

        // In units of the landmarks' own spread, so that distances, places and ones are of one size in the equations.
        int count = from.Count;
        var scatter = PointScatter.Of(from);
        double scale = scatter.Spreads.First / Math.Sqrt(count);
        if (count < 4 || !(scatter.Spreads.Last > LeastSpread * scatter.Spreads.First))
        {
            throw new BadInputException("a thin-plate spline needs four landmarks or more that do not lie in one plane; give more of them");
        }

        RefuseTogether(from, scale, i => names?[i] ?? Invariant($"{i + 1}"));
        double[] places = [.. from.SelectMany(point => Scaled(point, scatter.Mean, scale))];
        Matrix<double> equations = Matrix<double>.Build.Dense(count + 4, count + 4, (row, column) => Equation(places, count, row, column));
        Matrix<double> right = Matrix<double>.Build.Dense(count + 4, 3, (row, column) => row >= count ? 0 : Coordinate(to[row], column));

        // The inverse is needed as a whole: its diagonal tells how much of a landmark the others do not tell.
        Matrix<double> inverse = equations.Inverse();
        Matrix<double> solution = inverse * right;

        // One step of refinement: what the inverse loses where landmarks lie close together.
        solution += inverse * (right - (equations * solution));
        if (solution.Exists(value => !double.IsFinite(value)))
        {
            throw new BadInputException("the landmarks lie so that no thin-plate spline goes through them; check their positions");
        }

        double[] bends = [.. Enumerable.Range(0, 3 * count).Select(i => solution[i / 3, i % 3])];
        double[] linear = [.. Enumerable.Range(0, 12).Select(i => solution[count + (i % 4), i / 4])];
        double?[] leftOut = [.. Enumerable.Range(0, count).Select(i =>
        {
            // What a landmark adds to its own equation alone (Rippa 1999).
            double own = inverse[i, i];
            double length = Math.Sqrt((bends[3 * i] * bends[3 * i]) + (bends[(3 * i) + 1] * bends[(3 * i) + 1]) + (bends[(3 * i) + 2] * bends[(3 * i) + 2]));
            return Math.Abs(own) > LeastOwnShare ? length / Math.Abs(own) : (double?)null;
        })];
        return new ThinPlateSpline(scatter.Mean, scale, places, bends, linear, leftOut);
    }

    /// <inheritdoc/>
    public WorldPoint Map(WorldPoint point)
    {
        double x = (point.X - _centre.X) / _scale;
        double y = (point.Y - _centre.Y) / _scale;
        double z = (point.Z - _centre.Z) / _scale;
        double toX = _linear[0] + (_linear[1] * x) + (_linear[2] * y) + (_linear[3] * z);
        double toY = _linear[4] + (_linear[5] * x) + (_linear[6] * y) + (_linear[7] * z);
        double toZ = _linear[8] + (_linear[9] * x) + (_linear[10] * y) + (_linear[11] * z);
        for (int i = 0; i < _places.Length; i += 3)
        {
            double dx = x - _places[i];
            double dy = y - _places[i + 1];
            double dz = z - _places[i + 2];
            double distance = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
            toX += _bends[i] * distance;
            toY += _bends[i + 1] * distance;
            toZ += _bends[i + 2] * distance;
        }

        return new WorldPoint(toX, toY, toZ);
    }

    private static void RefuseTogether(IReadOnlyList<WorldPoint> places, double scale, Func<int, string> nameOf)
    {
        for (int i = 0; i < places.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!(places[i].DistanceTo(places[j]) > LeastSpread * scale))
                {
                    throw new BadInputException(
                        $"the landmarks '{nameOf(j)}' and '{nameOf(i)}' lie at one place, through which no spline goes twice; leave one out");
                }
            }
        }
    }

    private static double[] Scaled(WorldPoint point, WorldPoint centre, double scale) =>
        [(point.X - centre.X) / scale, (point.Y - centre.Y) / scale, (point.Z - centre.Z) / scale];

    private static double Coordinate(WorldPoint point, int axis) => axis == 0 ? point.X : axis == 1 ? point.Y : point.Z;

    // Distances between landmarks, bordered by the ones and places of the affine part, which the bends must not touch.
    private static double Equation(double[] places, int count, int row, int column)
    {
        if (row >= count && column >= count)
        {
            return 0;
        }

        if (row >= count || column >= count)
        {
            int landmark = Math.Min(row, column);
            int term = Math.Max(row, column) - count;
            return term == 0 ? 1 : places[(3 * landmark) + term - 1];
        }

        double x = places[3 * row] - places[3 * column];
        double y = places[(3 * row) + 1] - places[(3 * column) + 1];
        double z = places[(3 * row) + 2] - places[(3 * column) + 2];
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}
