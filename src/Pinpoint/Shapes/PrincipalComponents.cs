using MathNet.Numerics.LinearAlgebra;

namespace Pinpoint.Shapes;

/// <summary>
/// Builds shape models by principal component analysis, from the small side: a matrix of subjects x subjects, never coordinates x coordinates.
/// </summary>
internal static class PrincipalComponents
{
    /// <summary>
    /// Builds the model of <paramref name="shapes"/>. Variances are those of the sample (division by n - 1). A mode's sign is chosen so that
    /// its element of largest magnitude (the first of equals) is positive.
    /// </summary>
    /// <param name="shapes">One shape a subject, each <c>[3 * landmarks]</c>.</param>
    /// <param name="selection">How many modes to keep.</param>
    /// <exception cref="BadInputException">There are fewer subjects than the model needs, or they do not differ at all.</exception>
    public static ShapeModel Build(IReadOnlyList<double[]> shapes, ModeSelection selection)
    {
        Decomposition parts = Decompose(shapes, selection);
        return ModelOf(parts, selection.Choose(parts.Variances));
    }

    /// <summary>The model of <see cref="Build"/> and, of the same decomposition, the one that keeps all modes.</summary>
    /// <exception cref="BadInputException">As <see cref="Build"/>.</exception>
    internal static (ShapeModel Kept, ShapeModel All) BuildWithRest(IReadOnlyList<double[]> shapes, ModeSelection selection)
    {
        Decomposition parts = Decompose(shapes, selection);
        return (ModelOf(parts, selection.Choose(parts.Variances)), ModelOf(parts, parts.Variances.Length));
    }

    private static Decomposition Decompose(IReadOnlyList<double[]> shapes, ModeSelection selection)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        ArgumentNullException.ThrowIfNull(selection);
        int needed = (selection.Count ?? 1) + 1;
        if (shapes.Count < needed)
        {
            throw new BadInputException(
                Invariant($"A shape model of {(selection.Count is { } count ? Invariant($"{count} modes") : "at least one mode")} needs {needed} subjects ") +
                Invariant($"with all landmarks, but there are {shapes.Count}; add labelled scans or ask for fewer modes."));
        }

        int length = shapes[0].Length;
        double[] mean = MeanOf(shapes, length);
        Matrix<double> centred = Matrix<double>.Build.Dense(shapes.Count, length, (row, column) => shapes[row][column] - mean[column]);
        var decomposition = Decompositions.Symmetric(centred.TransposeAndMultiply(centred));
        int rank = Math.Min(shapes.Count - 1, length);
        double[] variances = new double[rank];
        for (int i = 0; i < rank; i++)
        {
            // The decomposition lists eigenvalues from the smallest to the largest.
            variances[i] = Math.Max(0, decomposition.EigenValues[shapes.Count - 1 - i].Real) / (shapes.Count - 1);
        }

        double total = variances.Sum();
        if (!(total > 0))
        {
            throw new BadInputException("All subjects have the very same landmarks, so there is no shape variation to model; check the landmark files.");
        }

        return new Decomposition(mean, centred, decomposition.EigenVectors, variances, total);
    }

    private static ShapeModel ModelOf(Decomposition parts, int wanted)
    {
        int length = parts.Mean.Length;
        int kept = CountAbove(parts.Variances, parts.Total * 1e-12, wanted);
        double[] modes = new double[kept * length];
        for (int mode = 0; mode < kept; mode++)
        {
            Vector<double> direction = parts.Centred.TransposeThisAndMultiply(parts.Vectors.Column(parts.Centred.RowCount - 1 - mode));
            WriteUnitMode(direction, modes.AsSpan(mode * length, length));
        }

        return new ShapeModel(parts.Mean, modes, parts.Variances[..kept], parts.Total);
    }

    private static int CountAbove(double[] variances, double threshold, int wanted)
    {
        int count = 0;
        while (count < wanted && variances[count] > threshold)
        {
            count++;
        }

        return count;
    }

    private static double[] MeanOf(IReadOnlyList<double[]> shapes, int length)
    {
        double[] mean = new double[length];
        foreach (double[] shape in shapes)
        {
            for (int i = 0; i < length; i++)
            {
                mean[i] += shape[i] / shapes.Count;
            }
        }

        return mean;
    }

    private static void WriteUnitMode(Vector<double> direction, Span<double> mode)
    {
        int largest = 0;
        for (int i = 1; i < mode.Length; i++)
        {
            if (Math.Abs(direction[i]) > Math.Abs(direction[largest]))
            {
                largest = i;
            }
        }

        double factor = Math.Sign(direction[largest]) / direction.L2Norm();
        for (int i = 0; i < mode.Length; i++)
        {
            mode[i] = direction[i] * factor;
        }
    }

    // Eigenvectors stand as the decomposition lists them, from the smallest eigenvalue to the largest; variances the other way round.
    private sealed record Decomposition(double[] Mean, Matrix<double> Centred, Matrix<double> Vectors, double[] Variances, double Total);
}
