using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Checks;

/// <summary>All shapes of a set brought into one frame, and how far each landmark lies from where the other cases have it.</summary>
internal sealed class ShapeAgreement
{
    /// <summary>The fewest landmarks in common that fix a pose with something left to compare.</summary>
    public const int FewestLandmarks = 4;

    private const int Rounds = 4;
    private const int FewestOthers = 3;
    private const int Comparisons = 50;

    // How many values of the whole set weigh as much as a landmark's own: with few cases its own spread is a poor estimate.
    private const double PooledWeight = 20;

    private readonly LandmarkShape[] _shapes;
    private readonly Similarity[] _poses;
    private readonly WorldPoint?[][] _aligned;
    private readonly WorldPoint?[][] _centres;
    private readonly double?[][] _distances;

    private ShapeAgreement(LandmarkShape[] shapes, WorldPoint?[] reference, CancellationToken cancellation)
    {
        _shapes = shapes;
        _poses = new Similarity[shapes.Length];
        _aligned = new WorldPoint?[shapes.Length][];
        _centres = new WorldPoint?[shapes.Length][];
        _distances = new double?[shapes.Length][];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < shapes.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Align(i, reference);
            }

            reference = [.. Enumerable.Range(0, reference.Length).Select(landmark => Centre(landmark, except: -1, fewest: 1))];
        }

        Reference = reference;
        Radius = RadiusOf(reference);
        for (int i = 0; i < shapes.Length; i++)
        {
            int own = i;
            _centres[i] = [.. Enumerable.Range(0, reference.Length).Select(landmark => Centre(landmark, own, FewestOthers))];
            _distances[i] = [.. Enumerable.Range(0, reference.Length).Select(landmark => Distance(own, landmark, landmark))];
        }

        Pooled = RobustSpread.Of([.. _distances.SelectMany(row => row).OfType<double>().DefaultIfEmpty(0)]);
    }

    /// <summary>The median shape, in the frame of one of the cases.</summary>
    public WorldPoint?[] Reference { get; }

    /// <summary>The root mean square distance of the reference's landmarks from their centre, in mm of the common frame.</summary>
    public double Radius { get; }

    /// <summary>The spread of all leave-one-out distances together.</summary>
    public RobustSpread Pooled { get; }

    /// <summary>Brings shapes together, all of which have at least <see cref="FewestLandmarks"/> landmarks in common with the most typical one.</summary>
    public static ShapeAgreement Of(LandmarkShape[] shapes, CancellationToken cancellation) => new(shapes, MostTypical(shapes).Positions, cancellation);

    /// <summary>The shape whose landmarks are nearest to those of the others (up to fifty of them).</summary>
    public static LandmarkShape MostTypical(LandmarkShape[] shapes)
    {
        int step = Math.Max(1, shapes.Length / Comparisons);
        LandmarkShape[] others = [.. shapes.Where((_, index) => index % step == 0)];
        return shapes.MinBy(shape => RobustSpread.Median([.. others.Where(other => other != shape).Select(other => Misfit(shape, other)).DefaultIfEmpty(0)]))!;
    }

    /// <summary>
    /// The distance, in mm of the case, between a landmark and the median place of <paramref name="place"/> in the other cases; null where either is unknown.
    /// </summary>
    public double? DistanceMm(int shape, int landmark, int place) => Distance(shape, landmark, place) / _poses[shape].Scale;

    /// <summary>
    /// By how many robust standard deviations the distance of <paramref name="landmark"/> from the place of <paramref name="place"/> exceeds
    /// what the other cases have there; null where it cannot be told.
    /// </summary>
    public double? Excess(int shape, int landmark, int place, double floor)
    {
        double[] others = [.. _distances.Where((_, index) => index != shape).Select(row => row[place]).OfType<double>()];
        if (Distance(shape, landmark, place) is not { } distance || others.Length < FewestOthers)
        {
            return null;
        }

        var own = RobustSpread.Of(others);
        double weight = others.Length / (others.Length + PooledWeight);
        var spread = new RobustSpread(
            (weight * own.Centre) + ((1 - weight) * Pooled.Centre),
            Math.Sqrt((weight * own.Deviation * own.Deviation) + ((1 - weight) * Pooled.Deviation * Pooled.Deviation)));
        return spread.Above(distance, floor * Radius);
    }

    /// <summary>
    /// The root mean square of the smaller three quarters of the distances that a case leaves to the reference, as it is or mirrored, in mm of the common
    /// frame.
    /// </summary>
    public double Misfit(int shape, bool mirrored)
    {
        int[] common = _shapes[shape].InCommon(Reference);
        double[] distances = RobustAlignment.Fit(
            LandmarkShape.Interleave(_shapes[shape].Positions, common, mirrored),
            LandmarkShape.Interleave(Reference, common)).Distances;
        return Math.Sqrt(distances.Order().Take(Math.Max(1, 3 * distances.Length / 4)).Average(distance => distance * distance));
    }

    private static double Misfit(LandmarkShape shape, LandmarkShape other)
    {
        int[] common = shape.InCommon(other.Positions);
        if (common.Length < FewestLandmarks)
        {
            return double.MaxValue;
        }

        double[] target = LandmarkShape.Interleave(shape.Positions, common);
        double[] source = LandmarkShape.Interleave(other.Positions, common);
        return RobustSpread.Median(
            RobustAlignment.Distances(Procrustes.Align(source, target), source, target)) / RadiusOf([.. common.Select(i => shape.Positions[i])]);
    }

    private static double RadiusOf(WorldPoint?[] positions)
    {
        WorldPoint[] points = [.. positions.OfType<WorldPoint>()];
        var centre = new WorldPoint(points.Average(point => point.X), points.Average(point => point.Y), points.Average(point => point.Z));
        return Math.Sqrt(points.Average(point => point.DistanceTo(centre) * point.DistanceTo(centre)));
    }

    private void Align(int shape, WorldPoint?[] reference)
    {
        WorldPoint?[] positions = _shapes[shape].Positions;
        int[] common = _shapes[shape].InCommon(reference);
        _poses[shape] = RobustAlignment.Fit(LandmarkShape.Interleave(positions, common), LandmarkShape.Interleave(reference, common)).Similarity;
        int[] present = [.. Enumerable.Range(0, positions.Length).Where(i => positions[i] is not null)];
        double[] points = LandmarkShape.Interleave(positions, present);
        _poses[shape].Apply(points, points);
        _aligned[shape] = new WorldPoint?[positions.Length];
        for (int i = 0; i < present.Length; i++)
        {
            _aligned[shape][present[i]] = new WorldPoint(points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]);
        }
    }

    private WorldPoint? Centre(int landmark, int except, int fewest)
    {
        WorldPoint[] points = [.. _aligned.Where((_, index) => index != except).Select(shape => shape[landmark]).OfType<WorldPoint>()];
        return points.Length < fewest
            ? null
            : new WorldPoint(
                RobustSpread.Median([.. points.Select(point => point.X)]),
                RobustSpread.Median([.. points.Select(point => point.Y)]),
                RobustSpread.Median([.. points.Select(point => point.Z)]));
    }

    private double? Distance(int shape, int landmark, int place) =>
        _aligned[shape][landmark] is { } point && _centres[shape][place] is { } centre ? point.DistanceTo(centre) : null;
}
