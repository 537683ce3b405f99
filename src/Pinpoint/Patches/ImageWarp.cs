namespace Pinpoint.Patches;

/// <summary>
/// A smooth warp of an image and all that lies in it, of second order: what the warped image shows at p stood in the image at
/// c + (1 + L) (p - c) + q(p - c), with a matrix L and a quadratic form q a coordinate. A row of a patch of the warped image is then a parabola in the
/// image, so that no warped image is ever made. Coordinates are grid voxels from the grid's centre.
/// </summary>
internal sealed class ImageWarp
{
    /// <summary>The largest standard deviation of a draw: of larger ones many would fold the image.</summary>
    public const double MostDeviation = 0.2;

    // Draws of standard deviations beyond this are cut off: they would fold the image.
    private const double MostDeviations = 2;
    private const int Linear = 3;

    // Linear terms and products of pairs of coordinates.
    private const int Terms = Linear + 6;

    private const int MostRounds = 50;
    private const double Tolerance = 1e-9;

    private readonly double _x;
    private readonly double _y;
    private readonly double _z;
    private readonly double _radius;

    // Displacements in radii, of coordinates in radii: [axis][x, y, z, xx, yy, zz, xy, xz, yz].
    private readonly double[] _terms;

    private ImageWarp(double x, double y, double z, double radius, double[] terms)
    {
        (_x, _y, _z, _radius, _terms) = (x, y, z, radius, terms);
    }

    /// <summary>Draws a warp that leaves its centre where it is.</summary>
    /// <param name="deviation">Standard deviation, along each axis, of how far a place at the radius is moved, as a share of the radius.</param>
    /// <param name="centre">The centre, <c>[3]</c>.</param>
    /// <param name="radius">The radius in grid voxels.</param>
    /// <param name="random">Decides.</param>
    public static ImageWarp Draw(double deviation, ReadOnlySpan<double> centre, double radius, ref SplitMixRandom random)
    {
        double[] terms = new double[3 * Terms];
        for (int i = 0; i < terms.Length; i++)
        {
            // Products of two different coordinates count twice, so that no direction is moved further than another; both orders have half the variance.
            int term = i % Terms;
            double share = term < Linear + 3 ? Math.Sqrt(0.5) : 1;
            terms[i] = deviation * share * Math.Clamp(random.NextNormal(), -MostDeviations, MostDeviations);
        }

        return new ImageWarp(centre[0], centre[1], centre[2], radius, terms);
    }

    /// <summary>The same warp in the voxels of another grid of the same scan.</summary>
    /// <param name="centre">The warp's centre there, <c>[3]</c>.</param>
    /// <param name="voxels">How many of its voxels are as long as one of this grid.</param>
    public ImageWarp In(ReadOnlySpan<double> centre, double voxels) => new(centre[0], centre[1], centre[2], _radius * voxels, _terms);

    /// <summary>The warp's centre.</summary>
    public (double X, double Y, double Z) Centre => (_x, _y, _z);

    /// <summary>Where in the image that stood which the warped image shows at a place.</summary>
    public (double X, double Y, double Z) SourceOf(double x, double y, double z)
    {
        var (moveX, moveY, moveZ) = Displacement(x, y, z);
        return (x + moveX, y + moveY, z + moveZ);
    }

    /// <summary>Where the warped image shows what stands in the image at given points.</summary>
    /// <param name="points">Points of the image, interleaved.</param>
    /// <param name="places">Receives their places in the warped image.</param>
    /// <returns>False where one has no place near by: the warp folds the image there.</returns>
    public bool TryPlace(ReadOnlySpan<double> points, Span<double> places)
    {
        for (int i = 0; i < points.Length; i += 3)
        {
            var (x, y, z) = (points[i], points[i + 1], points[i + 2]);
            double moved = double.PositiveInfinity;
            for (int round = 0; round < MostRounds && moved > Tolerance * _radius; round++)
            {
                var (moveX, moveY, moveZ) = Displacement(x, y, z);
                var (nextX, nextY, nextZ) = (points[i] - moveX, points[i + 1] - moveY, points[i + 2] - moveZ);
                moved = Math.Abs(nextX - x) + Math.Abs(nextY - y) + Math.Abs(nextZ - z);
                (x, y, z) = (nextX, nextY, nextZ);
            }

            if (!(moved <= Tolerance * _radius))
            {
                return false;
            }

            (places[i], places[i + 1], places[i + 2]) = (x, y, z);
        }

        return true;
    }

    /// <summary>The parabola in the image that a straight line of the warped image shows.</summary>
    /// <param name="start">Column 0.</param>
    /// <param name="step">From one column to the next.</param>
    /// <param name="middle">What is added to coordinates to make them voxel indices.</param>
    public SampleLine LineOf((double X, double Y, double Z) start, (double X, double Y, double Z) step, Imaging.VoxelPoint middle)
    {
        var (x, y, z) = ((start.X - _x) / _radius, (start.Y - _y) / _radius, (start.Z - _z) / _radius);
        var (dx, dy, dz) = (step.X / _radius, step.Y / _radius, step.Z / _radius);
        Span<double> at = [x, y, z, x * x, y * y, z * z, x * y, x * z, y * z];
        Span<double> on = [dx, dy, dz, 2 * x * dx, 2 * y * dy, 2 * z * dz, (x * dy) + (y * dx), (x * dz) + (z * dx), (y * dz) + (z * dy)];
        Span<double> bent = [0, 0, 0, dx * dx, dy * dy, dz * dz, dx * dy, dx * dz, dy * dz];
        return new SampleLine(
            (float)(start.X + middle.X + Sum(0, at)), (float)(start.Y + middle.Y + Sum(1, at)), (float)(start.Z + middle.Z + Sum(2, at)),
            (float)(step.X + Sum(0, on)), (float)(step.Y + Sum(1, on)), (float)(step.Z + Sum(2, on)),
            (float)Sum(0, bent), (float)Sum(1, bent), (float)Sum(2, bent));
    }

    /// <summary>The most that a place can be moved by along an axis.</summary>
    /// <param name="distance">The place's distance from the centre in grid voxels, or more.</param>
    public double MostMove(double distance)
    {
        double share = distance / _radius;
        double most = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            double sum = 0;
            for (int term = 0; term < Terms; term++)
            {
                sum += Math.Abs(_terms[(axis * Terms) + term]) * (term < Linear ? share : share * share);
            }

            most = Math.Max(most, sum * _radius);
        }

        return most;
    }

    private (double X, double Y, double Z) Displacement(double placeX, double placeY, double placeZ)
    {
        var (x, y, z) = ((placeX - _x) / _radius, (placeY - _y) / _radius, (placeZ - _z) / _radius);
        Span<double> at = [x, y, z, x * x, y * y, z * z, x * y, x * z, y * z];
        return (Sum(0, at), Sum(1, at), Sum(2, at));
    }

    private double Sum(int axis, ReadOnlySpan<double> values) =>
        _radius * System.Numerics.Tensors.TensorPrimitives.Dot(_terms.AsSpan(axis * Terms, Terms), values);
}
