namespace Pinpoint.Shapes;

/// <summary>
/// A point distribution model: landmarks x = mean + W b, with orthonormal columns W (the modes) and b uncorrelated with variances lambda
/// (paper, section 2.3). Coordinates are interleaved: x0, y0, z0, x1, ..; their unit is whatever the model was built in.
/// </summary>
internal sealed class ShapeModel : IShapePrior
{
    private readonly double[] _mean;
    private readonly double[] _modes;
    private readonly double[] _variances;

    /// <summary>Creates a model from its parts, which are kept, not copied.</summary>
    /// <param name="mean">The mean shape, <c>[3 * landmarks]</c>.</param>
    /// <param name="modes">The modes, <c>[modes, 3 * landmarks]</c>: one unit vector a row.</param>
    /// <param name="variances">The variance along every mode, largest first.</param>
    /// <param name="totalVariance">The variance of the training shapes in all directions, kept or not.</param>
    /// <exception cref="ArgumentException">The lengths contradict each other.</exception>
    public ShapeModel(double[] mean, double[] modes, double[] variances, double totalVariance)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(modes);
        ArgumentNullException.ThrowIfNull(variances);
        if (mean.Length == 0 || mean.Length % 3 != 0 || modes.Length != mean.Length * variances.Length)
        {
            throw new ArgumentException(
                Invariant($"A mean of {mean.Length} and {variances.Length} variances do not go with {modes.Length} numbers of modes."), nameof(modes));
        }

        _mean = mean;
        _modes = modes;
        _variances = variances;
        TotalVariance = totalVariance;
    }

    /// <inheritdoc/>
    public ShapeModel Linear => this;

    /// <summary>The number of landmarks.</summary>
    public int LandmarkCount => _mean.Length / 3;

    /// <summary>The number of modes.</summary>
    public int ModeCount => _variances.Length;

    /// <summary>The mean shape, <c>[3 * landmarks]</c>.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>The modes, <c>[modes, 3 * landmarks]</c>.</summary>
    public ReadOnlySpan<double> Modes => _modes;

    /// <summary>The variance lambda along every mode, largest first.</summary>
    public ReadOnlySpan<double> Variances => _variances;

    /// <summary>The variance of the training shapes in all directions, kept or not.</summary>
    public double TotalVariance { get; }

    /// <summary>The share of <see cref="TotalVariance"/> that the kept modes explain.</summary>
    public double ExplainedShare
    {
        get
        {
            double kept = 0;
            foreach (double variance in _variances)
            {
                kept += variance;
            }

            return TotalVariance > 0 ? kept / TotalVariance : 1;
        }
    }

    /// <summary>Mode number <paramref name="index"/>: a unit vector, <c>[3 * landmarks]</c>.</summary>
    public ReadOnlySpan<double> Mode(int index) => _modes.AsSpan(index * _mean.Length, _mean.Length);

    /// <summary>Writes mean + W b to <paramref name="landmarks"/>.</summary>
    /// <param name="parameters">b, <c>[modes]</c>.</param>
    /// <param name="landmarks">The shape, <c>[3 * landmarks]</c>.</param>
    public void ToLandmarks(ReadOnlySpan<double> parameters, Span<double> landmarks)
    {
        _mean.CopyTo(landmarks);
        for (int mode = 0; mode < _variances.Length; mode++)
        {
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(Mode(mode), parameters[mode], landmarks[.._mean.Length], landmarks[.._mean.Length]);
        }
    }

    /// <summary>Writes W^T (x - mean), the parameters of the nearest shape of the model, to <paramref name="parameters"/>.</summary>
    /// <param name="landmarks">The shape x, <c>[3 * landmarks]</c>.</param>
    /// <param name="parameters">b, <c>[modes]</c>.</param>
    public void ToParameters(ReadOnlySpan<double> landmarks, Span<double> parameters)
    {
        for (int mode = 0; mode < _variances.Length; mode++)
        {
            ReadOnlySpan<double> direction = Mode(mode);
            double sum = 0;
            for (int i = 0; i < _mean.Length; i++)
            {
                sum += direction[i] * (landmarks[i] - _mean[i]);
            }

            parameters[mode] = sum;
        }
    }

    /// <summary>Limits every parameter to +-<paramref name="sigmas"/> standard deviations of its mode.</summary>
    public void Clamp(Span<double> parameters, double sigmas = 3)
    {
        for (int mode = 0; mode < _variances.Length; mode++)
        {
            double limit = sigmas * Math.Sqrt(_variances[mode]);
            parameters[mode] = Math.Clamp(parameters[mode], -limit, limit);
        }
    }
}
