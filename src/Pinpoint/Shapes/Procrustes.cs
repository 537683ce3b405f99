using MathNet.Numerics.LinearAlgebra;

namespace Pinpoint.Shapes;

/// <summary>Least-squares alignment of landmark shapes by similarities (Umeyama 1991; generalised Procrustes analysis, Gower 1975).</summary>
internal static class Procrustes
{
    private const int MaximumRounds = 100;

    /// <summary>
    /// The similarity that takes <paramref name="source"/> nearest to <paramref name="target"/> (interleaved points of equal count, at least three that are not
    /// on one line).
    /// </summary>
    /// <param name="source">The points that are moved.</param>
    /// <param name="target">The points that they are to come near.</param>
    /// <param name="weights">How much each point counts, one non-negative number a point; nothing: all alike.</param>
    public static Similarity Align(ReadOnlySpan<double> source, ReadOnlySpan<double> target, ReadOnlySpan<double> weights = default)
    {
        int count = source.Length / 3;
        Span<double> sourceCentre = stackalloc double[3];
        Span<double> targetCentre = stackalloc double[3];
        CentreOf(source, weights, sourceCentre);
        CentreOf(target, weights, targetCentre);
        Matrix<double> covariance = Matrix<double>.Build.Dense(3, 3);
        double spread = 0;
        for (int i = 0; i < count; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            for (int row = 0; row < 3; row++)
            {
                double from = source[(3 * i) + row] - sourceCentre[row];
                spread += weight * from * from;
                for (int column = 0; column < 3; column++)
                {
                    covariance[row, column] += weight * (target[(3 * i) + row] - targetCentre[row]) * (source[(3 * i) + column] - sourceCentre[column]);
                }
            }
        }

        var decomposition = Decompositions.Singular(covariance);
        Matrix<double> reflection = Matrix<double>.Build.DenseIdentity(3);
        if (decomposition.U.Determinant() * decomposition.VT.Determinant() < 0)
        {
            reflection[2, 2] = -1;
        }

        Matrix<double> r = decomposition.U * reflection * decomposition.VT;
        double scale = (decomposition.S[0] + decomposition.S[1] + (reflection[2, 2] * decomposition.S[2])) / spread;
        var rotation = new Rotation(r[0, 0], r[0, 1], r[0, 2], r[1, 0], r[1, 1], r[1, 2], r[2, 0], r[2, 1], r[2, 2]);
        var (x, y, z) = rotation.Apply(sourceCentre[0], sourceCentre[1], sourceCentre[2]);
        return new Similarity(rotation, scale, targetCentre[0] - (scale * x), targetCentre[1] - (scale * y), targetCentre[2] - (scale * z));
    }

    /// <summary>As <see cref="Align"/>, without a change of size.</summary>
    public static Similarity AlignRigidly(ReadOnlySpan<double> source, ReadOnlySpan<double> target, ReadOnlySpan<double> weights = default)
    {
        // The best rotation is that of the similarity; the centres stay on each other.
        Similarity similarity = Align(source, target, weights);
        Span<double> sourceCentre = stackalloc double[3];
        Span<double> targetCentre = stackalloc double[3];
        CentreOf(source, weights, sourceCentre);
        CentreOf(target, weights, targetCentre);
        var (x, y, z) = similarity.Rotation.Apply(sourceCentre[0], sourceCentre[1], sourceCentre[2]);
        return new Similarity(similarity.Rotation, 1, targetCentre[0] - x, targetCentre[1] - y, targetCentre[2] - z);
    }

    /// <summary>
    /// The mean shape of <paramref name="shapes"/> after each is aligned to it: centred on the origin, of the mean size, in the mean
    /// orientation of the shapes.
    /// </summary>
    public static double[] MeanShape(IReadOnlyList<double[]> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        double[] mean = MeanOf(shapes);
        double size = shapes.Average(shape => SizeOf(Centred(shape)));
        Normalise(mean, size);
        for (int round = 0; round < MaximumRounds; round++)
        {
            double[] previous = mean;
            mean = MeanOf([.. shapes.Select(shape => Aligned(shape, previous))]);

            // Aligning everything to the mean lets it drift and turn; size, centre and orientation are pinned again after each round.
            Align(mean, previous).Apply(mean, mean);
            Normalise(mean, size);
            if (Distance(mean, previous) < 1e-10 * size)
            {
                break;
            }
        }

        return mean;
    }

    private static double[] Aligned(double[] shape, double[] target)
    {
        double[] aligned = new double[shape.Length];
        Align(shape, target).Apply(shape, aligned);
        return aligned;
    }

    private static double[] MeanOf(IReadOnlyList<double[]> shapes)
    {
        double[] mean = new double[shapes[0].Length];
        foreach (double[] shape in shapes)
        {
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += shape[i] / shapes.Count;
            }
        }

        return mean;
    }

    private static double[] Centred(double[] shape)
    {
        double[] centred = [.. shape];
        Normalise(centred, null);
        return centred;
    }

    private static void Normalise(double[] shape, double? size)
    {
        Span<double> centre = stackalloc double[3];
        CentreOf(shape, default, centre);
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] -= centre[i % 3];
        }

        if (size is { } wanted)
        {
            double factor = wanted / SizeOf(shape);
            for (int i = 0; i < shape.Length; i++)
            {
                shape[i] *= factor;
            }
        }
    }

    private static double SizeOf(double[] centred) => Math.Sqrt(centred.Sum(value => value * value));

    private static double Distance(double[] one, double[] other) => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum());

    private static void CentreOf(ReadOnlySpan<double> shape, ReadOnlySpan<double> weights, Span<double> centre)
    {
        centre.Clear();
        int count = shape.Length / 3;
        double total = weights.IsEmpty ? count : 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        for (int i = 0; i < shape.Length; i++)
        {
            centre[i % 3] += weights.IsEmpty ? shape[i] / count : weights[i / 3] * shape[i] / total;
        }
    }
}
