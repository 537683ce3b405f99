using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>Registers scans by the landmarks that both have.</summary>
public static class LandmarkRegistration
{
    // Landmarks beyond those that define a transform, for others to agree with them.
    private const int OthersForConsensus = 2;
    private const int MostForSpline = 1000;

    /// <summary>Registers.</summary>
    /// <param name="moving">The landmarks of the scan that is brought onto the other, in LPS mm.</param>
    /// <param name="still">The landmarks of the fixed scan, in LPS mm.</param>
    /// <param name="options">How; null takes a rigid transform.</param>
    /// <exception cref="BadInputException">The landmarks define no such transform: too few are shared, or they lie on a line or in a plane.</exception>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    public static RegistrationResult Register(LandmarkSet moving, LandmarkSet still, RegistrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(moving);
        ArgumentNullException.ThrowIfNull(still);
        options ??= new RegistrationOptions();
        LandmarkFit fit = options.FitOrUsual;
        RefuseContradictions(options, fit);
        var (pairs, warnings) = RegistrationPairs.Of(moving, still);
        TransformKindRow row = TransformKinds.Of(options.Kind);
        RegistrationNeeds.Demand(row, pairs);
        bool knowsRadii = pairs.All(pair => pair.DeviationMm is not null);
        double[] deviations = [.. pairs.Select(pair => knowsRadii ? pair.DeviationMm!.Value : 1)];
        bool[] used = fit == LandmarkFit.Consensus ? Agreeing(options, row, pairs, deviations, knowsRadii) : [.. pairs.Select(_ => true)];
        int[] own = [.. Enumerable.Range(0, pairs.Count).Where(i => used[i])];
        RegistrationPair[] counted = [.. own.Select(i => pairs[i])];
        RegistrationNeeds.Demand(row, counted);
        double[] ownDeviations = [.. own.Select(i => deviations[i])];
        warnings.AddRange(RegistrationNeeds.WarningsOf(row, counted));
        ISpatialTransform transform;
        double[] weights = new double[pairs.Count];
        RegisteredLandmark[] landmarks;
        if (options.Kind == TransformKind.ThinPlateSpline)
        {
            (transform, landmarks) = Spline(pairs, counted, own);
        }
        else
        {
            var (matrix, ownWeights) = fit == LandmarkFit.Robust
                ? RobustFit.Of(options.Kind, counted, ownDeviations, knowsRadii)
                : Plain(options.Kind, counted, ownDeviations);
            transform = matrix;
            foreach (var (place, weight) in own.Zip(ownWeights))
            {
                weights[place] = weight;
            }

            landmarks = MatrixLandmarks.Of(options.Kind, pairs, matrix, weights, deviations, knowsRadii);
            warnings.AddRange(MatrixLandmarks.WarningsOf(options.Kind, counted, ownWeights, matrix, knowsRadii ? landmarks : null));
        }

        return new RegistrationResult(options.Kind, fit, transform, landmarks, warnings) { KnowsRadii = knowsRadii };
    }

    private static void RefuseContradictions(RegistrationOptions options, LandmarkFit fit)
    {
        if (options.Kind == TransformKind.ThinPlateSpline && fit == LandmarkFit.Robust)
        {
            throw new UsageException(
                "a thin-plate spline goes through its landmarks, so robust weights change nothing; take ransac, which leaves wrong ones out");
        }

        if (options.InlierMm is not null && fit != LandmarkFit.Consensus)
        {
            throw new UsageException("the length up to which landmarks agree is asked for by ransac alone; take that fit, or leave the length out");
        }
    }

    private static bool[] Agreeing(
        RegistrationOptions options, TransformKindRow row, List<RegistrationPair> pairs, double[] deviations, bool knowsRadii) =>
        pairs.Count >= row.Fewest + OthersForConsensus

            // Bodies differ by more than the landmarks' errors, and that is what a spline is for.
            ? ConsensusFit.Of(options.Kind, pairs, deviations, knowsRadii && options.Kind != TransformKind.ThinPlateSpline, options.InlierMm, options.Seed)
            : throw new BadInputException(Invariant(
                $"the two scans share {pairs.Count} landmarks, and {row.Fewest + OthersForConsensus} or more are needed to tell wrong ones of a {row.Name} ") +
                "transform; mark more, or take robust or least squares");

    private static (MatrixTransform Transform, double[] Weights) Plain(TransformKind kind, RegistrationPair[] pairs, double[] deviations)
    {
        double[] weights = [.. deviations.Select(deviation => 1 / (deviation * deviation))];
        return (MatrixFit.Of(kind, pairs, weights), weights);
    }

    private static (ThinPlateSpline Transform, RegisteredLandmark[] Landmarks) Spline(
        List<RegistrationPair> pairs, RegistrationPair[] counted, int[] own)
    {
        if (counted.Length > MostForSpline)
        {
            throw new BadInputException(Invariant($"a thin-plate spline through {counted.Length} landmarks is too large; take at most {MostForSpline}"));
        }

        var spline = ThinPlateSpline.Through(
            [.. counted.Select(pair => pair.Fixed)], [.. counted.Select(pair => pair.Moving)], [.. counted.Select(pair => pair.Name)]);
        return (spline, [.. pairs.Select((pair, i) =>
        {
            int place = Array.IndexOf(own, i);
            WorldPoint mapped = spline.Map(pair.Fixed);
            return new RegisteredLandmark(pair.Name, pair.Fixed, pair.Moving, mapped, place < 0 ? 0 : 1)
            {
                LeftOutMm = place < 0 ? mapped.DistanceTo(pair.Moving) : spline.LeftOutMm[place],
            };
        })]);
    }
}
