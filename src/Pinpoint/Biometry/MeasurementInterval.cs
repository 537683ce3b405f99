namespace Pinpoint.Biometry;

/// <summary>A range of values, in the unit of its measurement.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct MeasurementInterval(double Low, double High)
{
    /// <summary>Whether a value lies in the range, its ends among it.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
