using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Checks;

/// <summary>Which cases of a set are mirror images of the rest, told from the landmarks alone: whatever the pose, the size and the names.</summary>
/// <param name="Cases">One entry a case, in the order given.</param>
/// <param name="IsBilateral">
/// Whether the shape is the same on both of its sides, like a head, a pelvis or a vertebra. A mirrored case of such a set has its labels, or a
/// sign of its frame, exchanged; in a set that is not bilateral, such as limbs, it is a body of the other side.
/// </param>
internal sealed record MirrorImages(IReadOnlyList<CaseHandedness> Cases, bool IsBilateral)
{
    private const int FewestLandmarks = 4;
    private const int Rounds = 6;
    private const int Comparisons = 50;
    private const double ClearShare = 0.5;
    private const double WidestSpread = 0.35; // Robust standard deviation of the cases' margins about their median of 1.
    private const double SmallestEffect = 0.1; // The median case must use at least this share of the difference between the shape and its mirror image.
    private const double WorstFit = 4; // Times the set's median misfit: what fits worse both ways is another shape.

    private const double SmallestMisfit = 1e-3; // As a share of the radius: sets that agree better have no misfits.

    /// <summary>Whether any case is a mirror image of the rest.</summary>
    public bool Any => Cases.Any(item => item.Side == Handedness.Mirrored);

    /// <summary>Tells the handedness of each case.</summary>
    /// <param name="cases">The landmark sets; labels tell which landmarks belong together, missing ones are left out, and null stands for a case without
    /// landmarks.</param>
    public static MirrorImages Find(IReadOnlyList<LandmarkSet?> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        IReadOnlyList<string> names = LandmarkMatching.UnionOfNames(cases.OfType<LandmarkSet>());
        return Find([.. cases.Select(item => item is null ? new WorldPoint?[names.Count] : ShapePoints.Of(item, names))], names);
    }

    /// <summary>Tells the handedness of shapes whose landmarks stand in the order of <paramref name="names"/>.</summary>
    internal static MirrorImages Find(IReadOnlyList<WorldPoint?[]> shapes, IReadOnlyList<string> names)
    {
        int[] told = [.. Enumerable.Range(0, shapes.Count).Where(i => shapes[i].Count(point => point is not null) >= FewestLandmarks)];
        var unknown = new CaseHandedness[shapes.Count];
        if (told.Length < 2 || MostTypical([.. told.Select(i => shapes[i])]) is not { } reference)
        {
            return new MirrorImages(unknown, false);
        }

        Placement[] placed = [];
        for (int round = 0; round < Rounds; round++)
        {
            placed = [.. told.Select(i => Placement.Of(shapes[i], reference))];
            reference = ShapePoints.Median([.. placed.Where(item => item.Fits).Select(item => item.Aligned)], names.Count, fewest: 1);
        }

        double difference = Placement.Of(ShapePoints.Mirrored(reference), reference, mirrored: false).Misfit;
        CaseHandedness[] sides = Sides(placed, difference, ShapePoints.RadiusOf(reference));
        foreach ((int place, CaseHandedness side) in told.Zip(sides))
        {
            unknown[place] = side;
        }

        return new MirrorImages(unknown, BilateralSymmetry.Has(reference, names, difference));
    }

    private static CaseHandedness[] Sides(Placement[] placed, double difference, double radius)
    {
        double usual = RobustSpread.Median([.. placed.Select(item => item.Misfit)]);
        double[] effects = [.. placed.Select(item => item.Gain / difference)];
        double median = RobustSpread.Median([.. effects.Select(Math.Abs)]);
        if (!(difference > 0) || median < SmallestEffect || RobustSpread.Of([.. effects.Select(effect => Math.Abs(effect) / median)]).Deviation > WidestSpread)
        {
            return new CaseHandedness[placed.Length];
        }

        bool[] clear = [.. placed.Zip(
            effects, (item, effect) => Math.Abs(effect) >= ClearShare * median && item.Misfit <= WorstFit * Math.Max(usual, SmallestMisfit * radius))];
        int asReference = Enumerable.Range(0, placed.Length).Count(i => clear[i] && effects[i] > 0);
        int mirrored = clear.Count(item => item) - asReference;
        int first = Array.IndexOf(clear, true);
        int sign = asReference != mirrored ? Math.Sign(asReference - mirrored) : first < 0 ? 1 : Math.Sign(effects[first]);
        return [.. effects.Select(
            (effect, i) => new CaseHandedness(
                !clear[i] ? Handedness.Unknown : sign * effect > 0 ? Handedness.AsMost : Handedness.Mirrored, Math.Abs(effect) / median))];
    }

    // The shape that the others, either way round, come nearest to; candidates and others are fifty at most.
    private static WorldPoint?[]? MostTypical(WorldPoint?[][] shapes)
    {
        int step = (shapes.Length + Comparisons - 1) / Comparisons;
        WorldPoint?[][] chosen = [.. shapes.Where((_, index) => index % step == 0)];
        var best = chosen
            .Select(shape => (Shape: shape,
                Score: RobustSpread.Median([.. chosen.Where(other => other != shape).Select(other => Unlikeness(other, shape)).DefaultIfEmpty(0)])))
            .MinBy(item => item.Score);
        return double.IsFinite(best.Score) ? best.Shape : null;
    }

    private static double Unlikeness(WorldPoint?[] shape, WorldPoint?[] reference)
    {
        int[] common = ShapePoints.InCommon(shape, reference);
        if (common.Length < FewestLandmarks)
        {
            return double.PositiveInfinity;
        }

        double[] target = ShapePoints.Interleave(reference, common);
        double Misfit(WorldPoint?[] positions)
        {
            double[] source = ShapePoints.Interleave(positions, common);
            return RobustAlignment.Distances(Procrustes.Align(source, target), source, target).Average();
        }

        return Math.Min(Misfit(shape), Misfit(ShapePoints.Mirrored(shape))) / ShapePoints.RadiusOf([.. common.Select(i => reference[i])]);
    }

    // A shape on a reference, the way round that fits it better.
    private sealed record Placement(WorldPoint?[] Aligned, double Misfit, double Gain)
    {
        public bool Fits => double.IsFinite(Misfit);

        // Gain is positive where the shape fits as it is.
        public static Placement Of(WorldPoint?[] shape, WorldPoint?[] reference)
        {
            Placement asItIs = Of(shape, reference, mirrored: false);
            Placement turned = Of(shape, reference, mirrored: true);
            return (asItIs.Misfit <= turned.Misfit ? asItIs : turned) with { Gain = turned.Misfit - asItIs.Misfit };
        }

        public static Placement Of(WorldPoint?[] shape, WorldPoint?[] reference, bool mirrored)
        {
            int[] common = ShapePoints.InCommon(shape, reference);
            if (common.Length < FewestLandmarks)
            {
                return new Placement(new WorldPoint?[shape.Length], double.PositiveInfinity, 0);
            }

            WorldPoint?[] source = mirrored ? ShapePoints.Mirrored(shape) : shape;
            var (similarity, distances) = RobustAlignment.FitAbsolute(ShapePoints.Interleave(source, common), ShapePoints.Interleave(reference, common));
            return new Placement(ShapePoints.Moved(source, similarity), distances.Average(), 0);
        }
    }
}
