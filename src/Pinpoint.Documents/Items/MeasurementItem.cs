using System.Text.Json.Serialization;
using Pinpoint.Biometry;

namespace Pinpoint.Documents;

/// <summary>A measured value.</summary>
/// <param name="Name">Its name, in short.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Unit"><c>mm</c> or <c>degrees</c>.</param>
/// <param name="Value">The value, in that unit.</param>
/// <param name="Interval95">The range that holds the true value with 95 % confidence, low and high; null where it is not known.</param>
public sealed record MeasurementItem(
    string Name,
    string Title,
    string Unit,
    double? Value,
    [property: JsonPropertyName("interval95")] IReadOnlyList<double>? Interval95)
{
    /// <summary>Measured values, in their order.</summary>
    public static IReadOnlyList<MeasurementItem> Of(IEnumerable<Measurement> measurements) => [.. measurements.Select(measurement => new MeasurementItem(
        measurement.Name,
        measurement.Title,
        measurement.Unit,
        DocumentNumbers.FiniteOrNull(measurement.Value),
        measurement.Interval95 is { } interval ? [interval.Low, interval.High] : null))];
}
