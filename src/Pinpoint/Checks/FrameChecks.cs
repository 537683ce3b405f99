using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Checks;

/// <summary>
/// Looks for landmark files whose axes carry other signs than those of the rest, such as RAS that passes for LPS. The shape does not show it;
/// the pose does, where the poses of a set are alike.
/// </summary>
internal static class FrameChecks
{
    // Poses this near to each other are alike: of random poses 7 in 100 come as near to one of the four half turns.
    private const double TightDegrees = 40;
    private const double TightShare = 0.8;

    private static readonly Mistake[] Mistakes =
    [
        new(-1, -1, 1, false, "turned by half a turn about z, as RAS is against LPS: the file's positions are likely in the other frame than it says (or, " +
            "for files that do not say, than is taken); correct its coordinate system, the labels are right"),
        new(1, -1, -1, false, "turned by half a turn about x: the signs of y and z are likely exchanged; correct the file's coordinate system"),
        new(-1, 1, -1, false, "turned by half a turn about y: the signs of x and z are likely exchanged; correct the file's coordinate system"),
        new(1, -1, 1, true, "the mirror image from front to back: the sign of y is likely exchanged, or left and right in a file that is in RAS and passes " +
            "for LPS; correct the file's coordinate system"),
        new(1, 1, -1, true, "the mirror image from top to bottom: the sign of z is likely exchanged, or the slices run the other way; correct the file's " +
            "coordinate system"),
        new(-1, -1, -1, true, "mirrored at a point: all three signs are likely exchanged; correct the file's coordinate system"),
        // A changed sign of x is what a body of the other side looks like, too, and exchanged labels of a body with two like sides: ShapeChecks tells of these.
    ];

    /// <summary>One finding for each file in another frame.</summary>
    /// <returns>The cases found.</returns>
    public static HashSet<ExaminedCase> FindMistaken(ShapeComparison comparison, DoctorOptions options, List<Finding> findings)
    {
        LandmarkShape[] shapes = comparison.Shapes;
        var pairs = LeftRightNames.PairsOf(comparison.Names);
        int[] leaning = [.. shapes.Select(shape => Math.Sign(SideChecks.Leaning(shape.Case.Landmarks!, pairs)))];
        Mistake?[][] seen = [.. Enumerable.Range(0, shapes.Length).Select(from => SeenFrom(comparison, from))];
        bool[][] alike = [.. Enumerable.Range(0, shapes.Length)
            .Select(from => Enumerable.Range(0, shapes.Length).Select(to => AreAlike(comparison, from, to)).ToArray())];

        // Labels of left and right tell which frame is right; without them the greater part of the set does, or the first case.
        int reference = Enumerable.Range(0, shapes.Length)
            .OrderByDescending(from => leaning.Where((_, to) => alike[from][to]).Sum())
            .ThenByDescending(from => alike[from].Count(item => item))
            .First();
        int placed = Enumerable.Range(0, shapes.Length).Count(to => alike[reference][to] || seen[reference][to] is not null);
        var mistaken = new HashSet<ExaminedCase>();
        if (placed < TightShare * shapes.Length)
        {
            return mistaken;
        }

        for (int shape = 0; shape < shapes.Length; shape++)
        {
            if (seen[reference][shape] is not { } mistake
                || !StaysInScan(shapes[shape].Case, mistake)
                || !comparison.Agreement.HasPose(shape, options.ShapeFloor, options.ShapeThreshold))
            {
                continue;
            }

            mistaken.Add(shapes[shape].Case);
            // Points outside their scan have told of their frame already.
            if (!findings.Exists(
                finding => finding.Case == shapes[shape].Case.Source.Name && finding is { Code: FindingCodes.PointOutsideVolume, Landmark: null }))
            {
                int others = alike[reference].Count(item => item);
                findings.Add(shapes[shape].Case.OnLandmarks(
                    FindingSeverity.Warning,
                    FindingCodes.FrameMismatch,
                    null,
                    Invariant($"against {others} of {shapes.Length} cases, whose poses are alike, the landmarks are {mistake.Text}")));
            }
        }

        return mistaken;
    }

    // Points that fit their scan as they are, and not with other signs, stand in the scan's frame: it is the body that lies the other way.
    private static bool StaysInScan(ExaminedCase item, Mistake mistake)
    {
        if (item is not { VoxelToWorld: { } frame, Fingerprint: { } scan })
        {
            return true;
        }

        WorldPoint[] points = [.. item.Landmarks!.Select(landmark => landmark.Position).OfType<WorldPoint>()];
        return 2 * points.Count(p => scan.Size.Contains(frame.ToVoxel(new WorldPoint(mistake.X * p.X, mistake.Y * p.Y, mistake.Z * p.Z)))) >= points.Length;
    }

    private static Mistake?[] SeenFrom(ShapeComparison comparison, int from) => [.. Enumerable.Range(0, comparison.Shapes.Length).Select(to =>
        Mistakes.FirstOrDefault(
            mistake => mistake.Mirrors == (IsMirrored(comparison, from) != IsMirrored(comparison, to))
                && IsTight(comparison, from, to, mistake.X, mistake.Y, mistake.Z)))];

    private static bool AreAlike(ShapeComparison comparison, int from, int to) =>
        IsMirrored(comparison, from) != IsMirrored(comparison, to) ? IsTight(comparison, from, to, -1, 1, 1) : IsTight(comparison, from, to, 1, 1, 1);

    private static bool IsMirrored(ShapeComparison comparison, int shape) => comparison.Mirrors.Cases[shape].Side == Handedness.Mirrored;

    // Whether the second file, its signs changed so, stands in a pose like that of the first. The agreement turned mirrored cases after x changed its sign.
    private static bool IsTight(ShapeComparison comparison, int from, int to, int x, int y, int z)
    {
        Rotation between = comparison.Agreement.Turn(from).Inverse.After(comparison.Agreement.Turn(to));
        int flips = (IsMirrored(comparison, from) ? -1 : 1) * (IsMirrored(comparison, to) ? -1 : 1);
        double trace = (flips * x * between.XX) + (y * between.YY) + (z * between.ZZ);
        return Math.Acos(Math.Clamp((trace - 1) / 2, -1, 1)) <= TightDegrees * Math.PI / 180;
    }

    // Signs by which the file's axes differ; whether they make a mirror image.
    private sealed record Mistake(int X, int Y, int Z, bool Mirrors, string Text);
}
