namespace Pinpoint.Reports;

/// <summary>A value of a strip plot.</summary>
/// <param name="Value">The value, in the axis's unit.</param>
/// <param name="Name">What it is the value of; shown where the reader points at it.</param>
internal readonly record struct StripValue(double Value, string Name);
