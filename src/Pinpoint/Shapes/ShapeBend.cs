namespace Pinpoint.Shapes;

/// <summary>
/// How the shapes of a prior are bent away from the plane of their modes: offset + sum over h of tanh(u_h b + c_h) H_h, at right angles to the modes. These are
/// its numbers, as
/// files hold them.
/// </summary>
/// <param name="Weights">u, <c>[hidden units, modes]</c>, per unit of b.</param>
/// <param name="Biases">c, <c>[hidden units]</c>; none where the shapes are those of the modes.</param>
/// <param name="HiddenModes">H, <c>[hidden units, 3 * landmarks]</c>, in the unit of the shapes.</param>
/// <param name="Offset">What the shape at b = 0 is off the mean besides the hidden units, <c>[3 * landmarks]</c>.</param>
/// <param name="ForetoldShare">The share of what the modes drop of training shapes left out that the bend foretold.</param>
internal sealed record ShapeBend(double[] Weights, double[] Biases, double[] HiddenModes, double[] Offset, double ForetoldShare)
{
    /// <summary>The number of hidden units; 0 where nothing is bent.</summary>
    public int HiddenUnits => Biases.Length;
}
