using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Support;

/// <summary>
/// Landmarks of made thigh bones, 22 on each, in LPS mm: the bodies differ in length by up to 12 % either way, less in width, and in the
/// twist of the shaft, the angle of the neck and what a rater's hand adds. Most of the points lie at the two ends, as raters place them.
/// </summary>
internal static class Femora
{
    /// <summary>The spacing at which sixteen voxels an axis hold any of them.</summary>
    public const double SpacingMm = 40;

    private const double Length = 430;
    private const double RaterMm = 1.2;

    private static readonly (string Name, double X, double Y, double Z)[] Bone =
    [
        ("head centre", -45, -8, 430), ("head top", -50, -8, 453), ("fovea", -68, -6, 434), ("neck middle", -25, -4, 418), ("neck front", -28, -17, 420),
        ("greater trochanter tip", 8, 8, 425), ("greater trochanter side", 22, 5, 405), ("lesser trochanter", -15, 18, 370),
        ("intertrochanteric line", -2, -16, 395),
        ("shaft upper", 5, -18, 320), ("shaft middle", 12, -20, 215), ("shaft lower", 5, -18, 110),
        ("lateral epicondyle", 40, 0, 25), ("medial epicondyle", -40, 2, 28), ("lateral condyle below", 22, -4, 0), ("medial condyle below", -22, -4, -2),
        ("lateral condyle behind", 24, 28, 18), ("medial condyle behind", -22, 30, 18), ("notch", 0, 5, 12), ("groove", 2, -30, 28),
        ("lateral ridge", 20, -34, 35), ("medial ridge", -15, -28, 33),
    ];

    /// <summary>Bones of one seed; those whose place is in <paramref name="mirrored"/> are of the other side.</summary>
    public static LandmarkSet[] Make(int count, ulong seed, params int[] mirrored) =>
        [.. Enumerable.Range(0, count).Select(i => One(seed, i, count, mirrored.Contains(i)))];

    /// <summary>The same points under other labels.</summary>
    public static LandmarkSet Shuffled(LandmarkSet bone, int shift) =>
        new(bone.Select((landmark, i) => landmark with { Name = Bone[(i + shift) % Bone.Length].Name }));

    private static LandmarkSet One(ulong seed, int index, int count, bool mirrored)
    {
        var random = new SplitMixRandom(seed, (ulong)index);
        double length = 0.88 + (0.24 * index / (count - 1));
        double width = 1 + (0.5 * (length - 1)) + (0.03 * random.NextNormal());
        double twist = 10 * Math.PI / 180 * random.NextNormal();
        double neck = 5 * Math.PI / 180 * random.NextNormal();
        double[] points = [.. Bone.SelectMany(point =>
        {
            double share = point.Z / Length;
            double x = width * point.X;
            double y = width * point.Y;
            double z = length * (point.Z - (Length / 2));
            if (point.Z > 400)
            {
                (x, z) = (x * Math.Cos(neck), z + (x * Math.Sin(neck)));
            }

            (x, y) = ((x * Math.Cos(twist * share)) - (y * Math.Sin(twist * share)), (x * Math.Sin(twist * share)) + (y * Math.Cos(twist * share)));
            return new[]
            {
                (mirrored ? -x : x) + (RaterMm * random.NextNormal()),
                y + (RaterMm * random.NextNormal()),
                z + (RaterMm * random.NextNormal()),
            };
        })];
        var pose = new Similarity(
            Rotation.FromVector(0.1 * random.NextNormal(), 0.1 * random.NextNormal(), 0.2 * random.NextNormal()),
            1,
            random.NextUniform(-20, 20),
            random.NextUniform(-20, 20),
            random.NextUniform(-20, 20));
        pose.Apply(points, points);
        return new LandmarkSet(Bone.Select((point, i) => Landmark.At(point.Name, new WorldPoint(points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]))));
    }
}
