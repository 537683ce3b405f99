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

    // What lies less far off than this, as a share of the shape's radius, is in its place.
    private const double SmallestSpread = 0.005;

    // Distances vary by 0.44 of their median where points scatter alike in three dimensions, and by more where they do not; few cases may show less.
    private const double SmallestDeviation = 0.44;
    private const double LargestSizeRatio = 1.5; // Beyond it the alignment of shuffled labels has shrunk the shape to a dot, and its size means nothing.
    private const double MedianOfDistance = 1.538; // The median length of a standard normal vector in three dimensions.

    private readonly WorldPoint?[][] _shapes;
    private readonly Similarity[] _poses;
    private readonly double _scale;
    private readonly WorldPoint?[][] _aligned;
    private readonly WorldPoint?[][] _centres;
    private readonly double?[][] _distances;

    private ShapeAgreement(WorldPoint?[][] shapes, WorldPoint?[] reference, CancellationToken cancellationToken)
    {
        _shapes = shapes;
        _poses = new Similarity[shapes.Length];
        _aligned = new WorldPoint?[shapes.Length][];
        double[]? spreads = null;
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < shapes.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Align(i, reference, spreads);
            }

            reference = ShapePoints.Median(_aligned, reference.Length, fewest: 1);
            spreads = SpreadsAbout(reference);
        }

        Reference = reference;
        _scale = RobustSpread.Median([.. _poses.Select(pose => pose.Scale)]);
        Radius = ShapePoints.RadiusOf(reference);
        _centres = [.. Enumerable.Range(0, shapes.Length)
            .Select(own => ShapePoints.Median([.. _aligned.Where((_, index) => index != own)], reference.Length, FewestOthers))];
        _distances = [.. Enumerable.Range(0, shapes.Length)
            .Select(shape => Enumerable.Range(0, reference.Length).Select(landmark => Distance(shape, landmark, landmark)).ToArray())];
        Pooled = RobustSpread.Of([.. _distances.SelectMany(row => row).OfType<double>().DefaultIfEmpty(0)]);
    }

    /// <summary>The median shape, in the frame of one of the cases.</summary>
    public WorldPoint?[] Reference { get; }

    /// <summary>The root mean square distance of the reference's landmarks from their centre, in mm of the common frame.</summary>
    public double Radius { get; }

    /// <summary>The spread of all leave-one-out distances together.</summary>
    public RobustSpread Pooled { get; }

    /// <summary>Brings shapes together, all of which have at least <see cref="FewestLandmarks"/> landmarks in common with the most typical one.</summary>
    public static ShapeAgreement Of(WorldPoint?[][] shapes, CancellationToken cancellationToken) => new(shapes, MostTypical(shapes), cancellationToken);

    /// <summary>The shape whose landmarks are nearest to those of the others (up to fifty of them).</summary>
    public static WorldPoint?[] MostTypical(WorldPoint?[][] shapes)
    {
        int step = Math.Max(1, shapes.Length / Comparisons);
        WorldPoint?[][] others = [.. shapes.Where((_, index) => index % step == 0)];
        return shapes.MinBy(shape => RobustSpread.Median([.. others.Where(other => other != shape).Select(other => Misfit(shape, other)).DefaultIfEmpty(0)]))!;
    }

    /// <summary>
    /// The distance, in mm of the case, between a landmark and the median place of <paramref name="place"/> in the other cases; null where either is unknown.
    /// </summary>
    public double? DistanceMm(int shape, int landmark, int place) =>
        Distance(shape, landmark, place) / Math.Clamp(_poses[shape].Scale, _scale / LargestSizeRatio, _scale * LargestSizeRatio);

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
        return spread.Above(distance, Math.Max(floor * Radius, SmallestDeviation * spread.Centre));
    }

    /// <summary>Whether at least half of a case's landmarks lie near their places, so that its pose means something.</summary>
    public bool HasPose(int shape, double floor, double threshold)
    {
        double[] excess = [.. Enumerable.Range(0, Reference.Length).Select(landmark => Excess(shape, landmark, landmark, floor)).OfType<double>()];
        return 2 * excess.Count(value => value <= threshold) >= excess.Length;
    }

    /// <summary>The rotation that takes a case, as it was given, into the common frame.</summary>
    public Rotation Turn(int shape) => _poses[shape].Rotation;

    private static double Misfit(WorldPoint?[] shape, WorldPoint?[] other)
    {
        int[] common = ShapePoints.InCommon(shape, other);
        if (common.Length < FewestLandmarks)
        {
            return double.MaxValue;
        }

        double[] target = ShapePoints.Interleave(shape, common);
        double[] source = ShapePoints.Interleave(other, common);
        return RobustSpread.Median(
            RobustAlignment.Distances(Procrustes.Align(source, target), source, target)) / ShapePoints.RadiusOf([.. common.Select(i => shape[i])]);
    }

    private void Align(int shape, WorldPoint?[] reference, double[]? spreads)
    {
        int[] common = ShapePoints.InCommon(_shapes[shape], reference);
        double[] source = ShapePoints.Interleave(_shapes[shape], common);
        double[] target = ShapePoints.Interleave(reference, common);
        _poses[shape] = spreads is null
            ? RobustAlignment.FitAbsolute(source, target).Similarity
            : RobustAlignment.Fit(source, target, [.. common.Select(i => spreads[i])]).Similarity;
        _aligned[shape] = ShapePoints.Moved(_shapes[shape], _poses[shape]);
    }

    // How far each landmark usually lies from its median place: its own spread and that of all landmarks, by how many cases have it.
    private double[] SpreadsAbout(WorldPoint?[] reference)
    {
        double[][] distances = [.. Enumerable.Range(0, reference.Length).Select(landmark =>
            _aligned.Select(shape => shape[landmark] is { } point ? point.DistanceTo(reference[landmark]!.Value) : (double?)null).OfType<double>().ToArray())];
        double pooled = RobustSpread.Median([.. distances.SelectMany(list => list)]);
        double floor = SmallestSpread * ShapePoints.RadiusOf(reference);
        return [.. distances.Select(list =>
        {
            double weight = list.Length / (list.Length + PooledWeight);
            double own = list.Length > 0 ? RobustSpread.Median(list) : pooled;
            return Math.Max(floor, Math.Sqrt((weight * own * own) + ((1 - weight) * pooled * pooled)) / MedianOfDistance);
        })];
    }

    private double? Distance(int shape, int landmark, int place) =>
        _aligned[shape][landmark] is { } point && _centres[shape][place] is { } centre ? point.DistanceTo(centre) : null;
}
