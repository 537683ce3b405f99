using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>
/// The frame that goes with the body: what turns a scan's landmarks onto a shape, and turns errors with them. Of a body that is the mirror image of the shape,
/// as a left limb is of a right one, the frame is mirrored.
/// </summary>
internal readonly struct BodyFrame
{
    private const double FarBetter = 0.5;
    private readonly Rotation _turn;
    private readonly double _hand;

    private BodyFrame(Rotation turn, double hand)
    {
        _turn = turn;
        _hand = hand;
    }

    /// <summary>The frame of landmarks.</summary>
    /// <param name="shape">The shape, <c>[3 * landmarks]</c>.</param>
    /// <param name="landmarks">The landmarks in LPS mm, <c>[3 * landmarks]</c>, not a number where one is missing.</param>
    /// <returns>The frame; null where fewer than three landmarks are there, or they lie on a line.</returns>
    public static BodyFrame? Of(IReadOnlyList<double> shape, IReadOnlyList<double> landmarks)
    {
        int[] there = [.. Enumerable.Range(0, landmarks.Count / 3).Where(i => double.IsFinite(landmarks[3 * i]))];
        double[] target = [.. there.SelectMany(i => new[] { shape[3 * i], shape[(3 * i) + 1], shape[(3 * i) + 2] })];
        double[] plain = [.. there.SelectMany(i => new[] { landmarks[3 * i], landmarks[(3 * i) + 1], landmarks[(3 * i) + 2] })];
        if (there.Length < 3 || !SpansPlane(plain))
        {
            return null;
        }

        double[] mirrored = [.. plain.Select((value, i) => i % 3 == 0 ? -value : value)];
        Similarity asItIs = Procrustes.Align(plain, target);
        Similarity turned = Procrustes.Align(mirrored, target);
        return Misfit(turned, mirrored, target) < FarBetter * Misfit(asItIs, plain, target)
            ? new BodyFrame(turned.Rotation, -1)
            : new BodyFrame(asItIs.Rotation, 1);
    }

    /// <summary>A displacement of the world in the frame.</summary>
    public (double X, double Y, double Z) FromWorld(double x, double y, double z) => _turn.Apply(_hand * x, y, z);

    /// <summary>A displacement of the frame in the world.</summary>
    public (double X, double Y, double Z) ToWorld(double x, double y, double z)
    {
        var (worldX, worldY, worldZ) = _turn.Inverse.Apply(x, y, z);
        return (_hand * worldX, worldY, worldZ);
    }

    // Landmarks on a line leave the turn about it open.
    private static bool SpansPlane(double[] points)
    {
        var origin = new WorldPoint(points[0], points[1], points[2]);
        double longest = 0;
        double widest = 0;
        for (int i = 3; i < points.Length; i += 3)
        {
            longest = Math.Max(longest, origin.DistanceTo(new WorldPoint(points[i], points[i + 1], points[i + 2])));
            for (int j = 3; j < i; j += 3)
            {
                var (ax, ay, az) = (points[i] - points[0], points[i + 1] - points[1], points[i + 2] - points[2]);
                var (bx, by, bz) = (points[j] - points[0], points[j + 1] - points[1], points[j + 2] - points[2]);
                widest = Math.Max(widest, origin.DistanceTo(new WorldPoint(
                    origin.X + (ay * bz) - (az * by), origin.Y + (az * bx) - (ax * bz), origin.Z + (ax * by) - (ay * bx))));
            }
        }

        return widest > 1e-3 * longest * longest;
    }

    private static double Misfit(Similarity similarity, double[] source, double[] target)
    {
        double[] moved = new double[source.Length];
        similarity.Apply(source, moved);
        return Math.Sqrt(moved.Zip(target, (one, other) => (one - other) * (one - other)).Sum());
    }
}
