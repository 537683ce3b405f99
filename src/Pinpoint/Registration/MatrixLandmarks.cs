using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>Residuals of a transform that a matrix holds, with the size that they should have.</summary>
internal static class MatrixLandmarks
{
    // Half of all lengths are below 0.55 of what 95 % are below; a median above the latter is no chance.
    private const double MuchExcess = 1;

    /// <summary>The landmarks after registration.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="pairs">All landmarks.</param>
    /// <param name="transform">The transform.</param>
    /// <param name="weights">The weights of the fit, 0 for those that were left out.</param>
    /// <param name="deviations">The standard deviation of each one's errors along an axis, in mm; all 1 where nothing is known.</param>
    /// <param name="knowsRadii">Whether the deviations are lengths.</param>
    public static RegisteredLandmark[] Of(
        TransformKind kind, IReadOnlyList<RegistrationPair> pairs, MatrixTransform transform, double[] weights, double[] deviations, bool knowsRadii)
    {
        WorldPoint[] mapped = [.. pairs.Select(pair => transform.Map(pair.Fixed))];
        double? scale = knowsRadii ? 1 : ScaleOf(kind, pairs, mapped, weights);
        (double Residual, double Target)[] expected = ExpectedErrors.Of(kind, pairs, mapped, weights, deviations);
        double most = weights.Max();
        return [.. pairs.Select((pair, i) => new RegisteredLandmark(pair.Name, pair.Fixed, pair.Moving, mapped[i], weights[i] / most)
        {
            Expected95Mm = scale * expected[i].Residual,
            Target95Mm = scale * expected[i].Target,
            LeftOutMm = LeftOut(kind, pairs, weights, i),
        })];
    }

    /// <summary>What to warn of: a transform that turns left into right, and residuals that no radius explains.</summary>
    public static IEnumerable<string> WarningsOf(
        TransformKind kind, IReadOnlyList<RegistrationPair> pairs, double[] weights, MatrixTransform transform, IReadOnlyList<RegisteredLandmark>? judged)
    {
        double[] excess =
            [.. (judged ?? []).Where(item => item.Weight > 0 && item.Expected95Mm > 0).Select(item => item.ResidualMm / item.Expected95Mm!.Value)];
        if (excess.Length > 0 && RobustSpread.Median(excess) is > MuchExcess and var times)
        {
            yield return Invariant($"half of the residuals are {times:0.0} times what the error radii explain or more: the bodies differ in more than a ")
                + $"{TransformKinds.NameOf(kind)} transform, or landmarks are wrong";
        }

        const string Hint = "are left and right named alike in both scans, and both in LPS?";
        if (transform.Matrix.Determinant < 0)
        {
            yield return $"the transform makes a mirror image: {Hint}";
        }
        else if (!TransformKinds.Of(kind).NeedsSpace
            && RegistrationNeeds.AreMet(TransformKinds.Of(TransformKind.Affine), pairs)
            && MatrixFit.Of(TransformKind.Affine, pairs, weights) is { Matrix.Determinant: < 0 } free
            && Misfit(pairs, weights, free) < Misfit(pairs, weights, transform) / 4)
        {
            yield return $"a mirror image would fit far better: {Hint}";
        }
    }

    private static double Misfit(IReadOnlyList<RegistrationPair> pairs, double[] weights, MatrixTransform transform) =>
        Math.Sqrt(pairs.Select((pair, i) => weights[i] * Math.Pow(transform.Map(pair.Fixed).DistanceTo(pair.Moving), 2)).Sum());

    // What the residuals themselves tell of the errors, where there are more numbers than the transform has.
    private static double? ScaleOf(TransformKind kind, IReadOnlyList<RegistrationPair> pairs, WorldPoint[] mapped, double[] weights)
    {
        int left = (3 * weights.Count(weight => weight > 0)) - TransformKinds.Of(kind).Parameters!.Value;
        return left > 0 ? Math.Sqrt(pairs.Select((pair, i) => weights[i] * Math.Pow(mapped[i].DistanceTo(pair.Moving), 2)).Sum() / left) : null;
    }

    private static double? LeftOut(TransformKind kind, IReadOnlyList<RegistrationPair> pairs, double[] weights, int left)
    {
        int[] others = [.. Enumerable.Range(0, pairs.Count).Where(i => i != left && weights[i] > 0)];
        RegistrationPair[] own = [.. others.Select(i => pairs[i])];
        return RegistrationNeeds.AreMet(TransformKinds.Of(kind), own)
            ? MatrixFit.Of(kind, own, [.. others.Select(i => weights[i])]).Map(pairs[left].Fixed).DistanceTo(pairs[left].Moving)
            : null;
    }
}
