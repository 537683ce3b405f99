using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>
/// Gathers the evidence of a search and its refinement, weighs the landmarks against the shape that they form together, and lets untrusted ones fall back.
/// All landmarks are grid voxels.
/// </summary>
/// <param name="space">The search space, whose shape model knows how landmarks lie to each other.</param>
/// <param name="shapeWeight">The plan's factor on the refinement's own variance; 0: each landmark stands where the refinement has it.</param>
/// <remarks>
/// A few landmarks that are not to be seen (resected, in shadow) must not speak for the rest: neither do they bend the shape that the others are held
/// against, nor do they count in what is said of the whole scan. Where more than <see cref="MostHidden"/> are not to be seen, it is the scan.
/// </remarks>
internal sealed class EvidenceBuilder(ISearchSpace space, double shapeWeight)
{
    private const double MostHidden = 0.25;

    private readonly ShapeConsensus? _consensus = shapeWeight > 0 && space is { Pose: not null, Prior: { } prior } ? new ShapeConsensus(prior.Linear) : null;

    /// <summary>Judges the landmarks and replaces those not to be trusted.</summary>
    /// <param name="grid">The scan on the working grid.</param>
    /// <param name="searched">The search's answer, <c>[3 * landmarks]</c>.</param>
    /// <param name="spread">The spread of the starts, in grid voxels.</param>
    /// <param name="refined">The refinement's answer; null without one.</param>
    /// <param name="view">The scan as the refinement sees it; null without one.</param>
    /// <param name="limits">Which refined landmarks are trusted; not used without a refinement.</param>
    /// <param name="isScanned">Whether a place lies in the scanned field.</param>
    /// <param name="landmarks">Receives the answer, <c>[3 * landmarks]</c>.</param>
    public (LandmarkEvidence[] Evidence, CaseEvidence Case) Gather(
        WorkingGrid grid,
        double[] searched,
        double[] spread,
        RefinedLandmarks? refined,
        RefinementView? view,
        LandmarkLimits limits,
        Func<WorldPoint, bool> isScanned,
        double[] landmarks)
    {
        int count = spread.Length;
        if (refined is null)
        {
            searched.CopyTo(landmarks, 0);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                WorldPoint place = view!.Fine.ToWorld(refined.Landmarks[3 * i], refined.Landmarks[(3 * i) + 1], refined.Landmarks[(3 * i) + 2]);
                (landmarks[3 * i], landmarks[(3 * i) + 1], landmarks[(3 * i) + 2]) = grid.FromWorld(place);
            }
        }

        bool[] hidden = Hidden(refined, count);
        double[] state = new double[space.Dimension];
        double[] fitted = new double[landmarks.Length];
        FitToSeen(searched, landmarks, hidden, state, fitted);
        double fine = view?.Fine.Spacing ?? 0;
        var evidence = new LandmarkEvidence[count];
        bool[] trusted = new bool[count];
        for (int i = 0; i < count; i++)
        {
            LandmarkEvidence found = new()
            {
                SpreadMm = spread[i] * grid.Spacing,
                MovedMm = refined is null ? null : grid.Spacing * Distance(searched, landmarks, i),
                ViewScatterMm = refined?.Scatter[i] * fine,
                PredictedErrorMm = refined?.PredictedError?[i] * fine,
                Presence = refined?.Presence?[i],
                ShapeResidualMm = space.Prior is null ? null : grid.Spacing * Distance(fitted, landmarks, i),
            };
            bool left = !isScanned(Place(grid, landmarks, i)) && isScanned(Place(grid, searched, i));
            trusted[i] = refined is null || (!left && found.IsWithin(limits));
            evidence[i] = found with { FellBack = !trusted[i] };
        }

        CaseEvidence ofCase = OfCase([.. evidence.Where((_, i) => !hidden[i])], state);
        if (!Agree(evidence, grid.Spacing, landmarks))
        {
            PriorFallback.Apply(space, searched, landmarks, trusted);
        }

        return (evidence, ofCase);
    }

    // All landmarks together say where each is; those not to be trusted have no voice.
    private bool Agree(LandmarkEvidence[] evidence, double spacing, double[] landmarks)
    {
        if (_consensus is null || 2 * evidence.Count(item => item.FellBack) > evidence.Length || evidence.Any(item => item.PredictedErrorMm is null))
        {
            return false;
        }

        double factor = Math.Sqrt(shapeWeight / 3) / spacing;
        return _consensus.Apply([.. evidence.Select(item => item.FellBack ? double.PositiveInfinity : factor * item.PredictedErrorMm!.Value)], landmarks);
    }

    private static bool[] Hidden(RefinedLandmarks? refined, int count)
    {
        bool[] hidden = [.. Enumerable.Range(0, count).Select(i => refined?.Presence?[i] < LandmarkEvidence.UnseenBelow)];
        return hidden.Count(one => one) <= MostHidden * count ? hidden : new bool[count];
    }

    private void FitToSeen(double[] searched, double[] landmarks, bool[] hidden, double[] state, double[] fitted)
    {
        double[] seen = [.. landmarks];
        PriorFallback.Apply(space, searched, seen, [.. hidden.Select(one => !one)]);
        space.Fit(seen, state);
        space.Place(state, fitted);
    }

    private static WorldPoint Place(WorkingGrid grid, double[] landmarks, int index) =>
        grid.ToWorld(landmarks[3 * index], landmarks[(3 * index) + 1], landmarks[(3 * index) + 2]);

    private static double Distance(double[] one, double[] other, int index)
    {
        double sum = 0;
        for (int i = 3 * index; i < (3 * index) + 3; i++)
        {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }

        return Math.Sqrt(sum);
    }

    private static double? UpperQuartile(LandmarkEvidence[] evidence, Func<LandmarkEvidence, double?> value)
    {
        double[] values = [.. evidence.Select(value).OfType<double>().Order()];
        return values.Length < evidence.Length ? null : values[3 * (values.Length - 1) / 4];
    }

    private CaseEvidence OfCase(LandmarkEvidence[] evidence, double[] state)
    {
        var (pose, shape) = DistancesOf(state);
        return new CaseEvidence
        {
            Presence = evidence.All(item => item.Presence is not null) ? evidence.Average(item => Math.Clamp(item.Presence!.Value, -1, 1)) : null,
            PoseDistance = pose,
            ShapeDistance = shape,
            ShapeResidualMm = UpperQuartile(evidence, item => item.ShapeResidualMm),
            SpreadMm = UpperQuartile(evidence, item => item.SpreadMm) ?? 0,
            MovedMm = UpperQuartile(evidence, item => item.MovedMm),
            PredictedErrorMm = UpperQuartile(evidence, item => item.PredictedErrorMm),
            ViewScatterMm = UpperQuartile(evidence, item => item.ViewScatterMm),
        };
    }

    // The coordinates of a state that speak of pose, and those that speak of shape, in standard deviations of the training set.
    private (double? Pose, double? Shape) DistancesOf(double[] state)
    {
        double[] mean = new double[space.Dimension];
        double[] displacement = new double[space.Dimension];
        space.WriteMean(mean);
        space.Displacement(mean, state, displacement);
        for (int i = 0; i < displacement.Length; i++)
        {
            displacement[i] *= space.Sigmas / space.Spread[i];
        }

        int pose = space.PoseCoordinates;
        return (pose > 0 ? displacement.Take(pose).Max(Math.Abs) : null,
            pose < displacement.Length ? Math.Sqrt(displacement.Skip(pose).Average(value => value * value)) : null);
    }
}
