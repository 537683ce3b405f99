using System.Numerics.Tensors;
using Pinpoint.Shapes;

namespace Pinpoint.Research.Shapes;

/// <summary>
/// A curved shape prior: x = mean + W b + offset + sum over h of tanh(u_h b + c_h) H_h, where offset and every H_h lie at right angles to the
/// modes W. Decoding b and projecting onto W gives b back, so that the encoder is the projection itself; decoder and encoder are an
/// autoencoder whose code has as many numbers as principal components would keep (Li et al. 2018, section 4, name one as future work). Far
/// out, where no training shape lies, the hidden units saturate and the bend stays bounded.
/// </summary>
internal sealed class ShapeAutoencoder : IShapePrior
{
    private readonly double[] _weights;
    private readonly double[] _biases;
    private readonly double[] _hiddenModes;
    private readonly double[] _offset;

    /// <summary>Creates a prior from its parts, which are kept, not copied.</summary>
    /// <param name="linear">The principal components.</param>
    /// <param name="weights">u, <c>[hidden units, modes]</c>, per unit of b.</param>
    /// <param name="biases">c, <c>[hidden units]</c>; none leaves the principal components as they are.</param>
    /// <param name="hiddenModes">H, <c>[hidden units, 3 * landmarks]</c>, in the unit of the shapes.</param>
    /// <param name="offset">What the shape at b = 0 is off the mean besides the hidden units, <c>[3 * landmarks]</c>.</param>
    /// <param name="foretoldShare">The share of what W drops of training shapes left out that the bend foretold: 1 is all; below 0 it added more error than it
    /// took. A penalty that was not given was chosen by these same shapes, and a factor too, so that the share is a little kind.</param>
    /// <exception cref="ArgumentException">The lengths contradict each other, or there is an offset without hidden units.</exception>
    public ShapeAutoencoder(ShapeModel linear, double[] weights, double[] biases, double[] hiddenModes, double[] offset, double foretoldShare)
    {
        ArgumentNullException.ThrowIfNull(linear);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(biases);
        ArgumentNullException.ThrowIfNull(hiddenModes);
        ArgumentNullException.ThrowIfNull(offset);
        int length = linear.Mean.Length;
        if (weights.Length != biases.Length * linear.ModeCount || hiddenModes.Length != biases.Length * length || offset.Length != length)
        {
            throw new ArgumentException(
                $"{biases.Length} hidden units do not go with {weights.Length} weights, {hiddenModes.Length} numbers of their shapes and an offset of " +
                $"{offset.Length}.", nameof(weights));
        }

        if (biases.Length == 0 && offset.AsSpan().ContainsAnyExcept(0.0))
        {
            throw new ArgumentException("Without hidden units a prior is that of the principal components, and has no offset.", nameof(offset));
        }

        Linear = linear;
        _weights = weights;
        _biases = biases;
        _hiddenModes = hiddenModes;
        _offset = offset;
        ForetoldShare = foretoldShare;
    }

    /// <inheritdoc/>
    public ShapeModel Linear { get; }

    /// <inheritdoc/>
    public ShapeBend Bend => new(_weights, _biases, _hiddenModes, _offset, ForetoldShare);

    /// <summary>The number of hidden units; 0 where the prior is that of the principal components.</summary>
    public int HiddenUnits => _biases.Length;

    /// <summary>u, <c>[hidden units, modes]</c>, per unit of b.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>c, <c>[hidden units]</c>.</summary>
    public ReadOnlySpan<double> Biases => _biases;

    /// <summary>H, <c>[hidden units, 3 * landmarks]</c>.</summary>
    public ReadOnlySpan<double> HiddenModes => _hiddenModes;

    /// <summary>What the shape at b = 0 is off the mean besides the hidden units, <c>[3 * landmarks]</c>.</summary>
    public ReadOnlySpan<double> Offset => _offset;

    /// <summary>
    /// The share of what W drops of training shapes left out that the bend foretold: 1 is all; below 0 it added more error than it took. A penalty that was not
    /// given was chosen by these same shapes, and a factor too, so that the share is a little kind.
    /// </summary>
    public double ForetoldShare { get; }

    /// <summary>The prior that does not bend: principal components.</summary>
    public static ShapeAutoencoder Flat(ShapeModel linear)
    {
        ArgumentNullException.ThrowIfNull(linear);
        return new ShapeAutoencoder(linear, [], [], [], new double[linear.Mean.Length], 0);
    }

    /// <inheritdoc/>
    public void ToLandmarks(ReadOnlySpan<double> parameters, Span<double> landmarks)
    {
        Linear.ToLandmarks(parameters, landmarks);
        Span<double> shape = landmarks[.._offset.Length];
        TensorPrimitives.Add(shape, _offset, shape);
        ReadOnlySpan<double> b = parameters[..Linear.ModeCount];
        for (int unit = 0; unit < _biases.Length; unit++)
        {
            double activity = Math.Tanh(_biases[unit] + TensorPrimitives.Dot(_weights.AsSpan(unit * b.Length, b.Length), b));
            TensorPrimitives.MultiplyAdd(_hiddenModes.AsSpan(unit * shape.Length, shape.Length), activity, shape, shape);
        }
    }
}
