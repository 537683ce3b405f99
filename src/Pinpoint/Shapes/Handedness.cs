namespace Pinpoint.Shapes;

/// <summary>
/// Tells a shape from its mirror image where anatomy is nearly symmetric: landmarks that come in pairs never lie quite alike on both sides, and what the
/// training shapes have in common there changes its sign in a mirror. The score is a linear discriminant: 1 for the mean shape, -1 for its mirror image.
/// </summary>
public sealed class Handedness
{
    // A mean shape whose mirror image is further off than this share of its radius is not symmetric; a mirrored scan then shows by other signs.
    private const double LargestAsymmetry = 0.15;

    // The squared distance, in standard deviations, of the mean shape from a symmetric one; below this two shapes of the training set may well differ in sign.
    private const double LeastSeparation = 9;
    private const int PairingRounds = 10;
    private const int FewestLandmarks = 4;
    private readonly double[] _mean;
    private readonly int[] _partners;
    private readonly int _axis;
    private readonly double[] _weights;

    private Handedness(double[] mean, int axis, int[] partners, double[] weights)
    {
        (_mean, _axis, _partners, _weights) = (mean, axis, partners, weights);
    }

    /// <summary>The discriminant of a space's shapes; null where they are not nearly symmetric, where left and right have no difference in common, or where the space does not part shape from pose.</summary>
    public static Handedness? Of(ISearchSpace space)
    {
        if (space is not PosedModeSpace { Model: { } model } || model.LandmarkCount < FewestLandmarks)
        {
            return null;
        }

        double[] mean = model.Mean.ToArray();
        var (axis, partners, distance) = Enumerable.Range(0, 3).Select(candidate => Pair(mean, candidate)).MinBy(pairing => pairing.Distance);
        double radius = Math.Sqrt(mean.Sum(value => value * value) / model.LandmarkCount);
        if (distance > LargestAsymmetry * radius)
        {
            return null;
        }

        double[] weights = Asymmetry(mean, mean, axis, partners);
        double[] variances = VarianceOf(model, axis, partners);
        double length = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double own = weights[i];
            weights[i] = variances[i] > 0 ? own / variances[i] : 0;
            length += own * weights[i];
        }

        if (!(length > LeastSeparation) || !double.IsFinite(length))
        {
            return null;
        }

        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] /= length;
        }

        return new Handedness(mean, axis, partners, weights);
    }

    /// <summary>The score of a shape in any pose.</summary>
    /// <param name="landmarks">The landmarks, <c>[3 * landmarks]</c>.</param>
    public double ScoreOf(ReadOnlySpan<double> landmarks) =>
        System.Numerics.Tensors.TensorPrimitives.Dot<double>(Asymmetry(landmarks, _mean, _axis, _partners), _weights);

    // Half the difference between a shape and its mirror image, both aligned to the mean.
    private static double[] Asymmetry(ReadOnlySpan<double> shape, double[] mean, int axis, int[] partners)
    {
        double[] aligned = new double[mean.Length];
        Procrustes.Align(shape, mean).Apply(shape, aligned);
        double[] mirrored = Mirror(shape, axis, partners);
        Procrustes.Align(mirrored, mean).Apply(mirrored, mirrored);
        for (int i = 0; i < aligned.Length; i++)
        {
            aligned[i] = (aligned[i] - mirrored[i]) / 2;
        }

        return aligned;
    }

    private static double[] Mirror(ReadOnlySpan<double> shape, int axis, int[] partners)
    {
        double[] mirrored = new double[shape.Length];
        for (int i = 0; i < shape.Length; i++)
        {
            mirrored[(3 * partners[i / 3]) + (i % 3)] = i % 3 == axis ? -shape[i] : shape[i];
        }

        return mirrored;
    }

    // The asymmetric part of the modes, and an even share of what they leave out.
    private static double[] VarianceOf(ShapeModel model, int axis, int[] partners)
    {
        double[] mean = model.Mean.ToArray();
        double[] image = Mirror(mean, axis, partners);
        Rotation rotation = Procrustes.Align(image, mean).Rotation;
        double[] variances = new double[mean.Length];
        variances.AsSpan().Fill(Math.Max(1e-3 * model.TotalVariance, model.TotalVariance * (1 - model.ExplainedShare)) / (2 * mean.Length));
        for (int mode = 0; mode < model.ModeCount; mode++)
        {
            ReadOnlySpan<double> direction = model.Mode(mode);
            double[] mirrored = Mirror(direction, axis, partners);
            new Similarity(rotation, 1, 0, 0, 0).Apply(mirrored, mirrored);
            for (int i = 0; i < variances.Length; i++)
            {
                double half = (direction[i] - mirrored[i]) / 2;
                variances[i] += model.Variances[mode] * half * half;
            }
        }

        return variances;
    }

    // Which landmark each becomes in a mirror: the nearest one, after the mirror image was laid over the shape; far off where that is no pairing.
    private static (int Axis, int[] Partners, double Distance) Pair(double[] mean, int axis)
    {
        int count = mean.Length / 3;
        int[] identity = [.. Enumerable.Range(0, count)];
        double[] reflected = Mirror(mean, axis, identity);
        double[] laid = [.. reflected];
        int[] partners = identity;
        for (int round = 0; round < PairingRounds; round++)
        {
            partners = [.. identity.Select(landmark => Nearest(laid, landmark, mean))];
            double[] target = new double[mean.Length];
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = mean[(3 * partners[i / 3]) + (i % 3)];
            }

            if (partners.Distinct().Count() < count)
            {
                break;
            }

            Procrustes.Align(reflected, target).Apply(reflected, laid);
        }

        double distance = Math.Sqrt(identity.Average(landmark => SquaredDistance(laid, landmark, mean, partners[landmark])));
        return (axis, partners, identity.All(landmark => partners[partners[landmark]] == landmark) ? distance : double.PositiveInfinity);
    }

    private static int Nearest(double[] from, int landmark, double[] to) =>
        Enumerable.Range(0, to.Length / 3).MinBy(other => SquaredDistance(from, landmark, to, other));

    private static double SquaredDistance(double[] one, int first, double[] other, int second)
    {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            double distance = one[(3 * first) + axis] - other[(3 * second) + axis];
            sum += distance * distance;
        }

        return sum;
    }
}
