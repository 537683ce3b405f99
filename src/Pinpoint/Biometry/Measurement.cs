namespace Pinpoint.Biometry;

/// <summary>A measured value.</summary>
/// <param name="Name">The measurement's short name, such as <c>bpd</c>.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Unit"><c>mm</c> or <c>degrees</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Interval95">The range that holds the true value with 95 % confidence; null where a landmark has no error radius.</param>
public sealed record Measurement(string Name, string Title, string Unit, double Value, MeasurementInterval? Interval95);
