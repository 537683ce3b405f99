namespace Pinpoint.Shapes;

/// <summary>A shape of which some landmarks were not observed. The coordinates of those are there but mean nothing, and nothing reads them.</summary>
internal sealed class PartialShape
{
    // Observed points whose second principal deviation is below this share of the first lie on a line: they leave a turn about it open.
    private const double LeastSecondShare = 0.02;

    /// <summary>Creates a shape; the arrays are kept, not copied.</summary>
    /// <param name="coordinates">Interleaved coordinates, <c>[3 * landmarks]</c>.</param>
    /// <param name="observed">Which landmarks were observed, <c>[landmarks]</c>.</param>
    /// <exception cref="ArgumentException">The lengths do not belong together, or an observed coordinate is no finite number.</exception>
    public PartialShape(double[] coordinates, bool[] observed)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        ArgumentNullException.ThrowIfNull(observed);
        if (coordinates.Length != 3 * observed.Length)
        {
            throw new ArgumentException(Invariant($"{coordinates.Length} coordinates do not go with {observed.Length} landmarks."), nameof(coordinates));
        }

        Coordinates = coordinates;
        Observed = observed;
        ObservedCount = observed.Count(value => value);
        if (Points().Any(coordinate => !double.IsFinite(coordinate)))
        {
            throw new ArgumentException("An observed coordinate is no finite number.", nameof(coordinates));
        }
    }

    /// <summary>The coordinates, <c>[3 * landmarks]</c>.</summary>
    public IReadOnlyList<double> Coordinates { get; }

    /// <summary>Which landmarks were observed, <c>[landmarks]</c>.</summary>
    public IReadOnlyList<bool> Observed { get; }

    /// <summary>The number of observed landmarks.</summary>
    public int ObservedCount { get; }

    /// <summary>Whether all landmarks were observed.</summary>
    public bool IsComplete => ObservedCount == Observed.Count;

    /// <summary>Whether the observed landmarks settle a pose: three or more that are not on one line.</summary>
    public bool SettlesPose
    {
        get
        {
            if (ObservedCount < 3)
            {
                return false;
            }

            double[] points = [.. Points()];
            double[] centre = [.. Enumerable.Range(0, 3).Select(axis => points.Where((_, i) => i % 3 == axis).Average())];
            var scatter = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(
                points.Length / 3, 3, (row, axis) => points[(3 * row) + axis] - centre[axis]);
            MathNet.Numerics.LinearAlgebra.Vector<double> deviations = Decompositions.Singular(scatter, vectors: false).S;
            return deviations[1] > LeastSecondShare * deviations[0];
        }
    }

    /// <summary>The coordinates of the observed landmarks, one after another.</summary>
    public IEnumerable<double> Points() => Coordinates.Where((_, i) => Observed[i / 3]);
}
