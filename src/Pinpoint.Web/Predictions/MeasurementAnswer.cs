using Pinpoint.Biometry;

namespace Pinpoint.Web.Predictions;

/// <summary>A measured value.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Unit"><c>mm</c> or <c>degrees</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Interval95">The range that holds the true value with 95 % confidence, low and high; null where it is not known.</param>
internal sealed record MeasurementAnswer(string Name, string Title, string Unit, double Value, double[]? Interval95)
{
    public static MeasurementAnswer Of(Measurement measurement) => new(
        measurement.Name,
        measurement.Title,
        measurement.Unit,
        measurement.Value,
        measurement.Interval95 is { } interval ? [interval.Low, interval.High] : null);
}
