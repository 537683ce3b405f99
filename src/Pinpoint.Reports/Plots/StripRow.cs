namespace Pinpoint.Reports;

/// <summary>A row of a strip plot.</summary>
/// <param name="Name">What the row is of.</param>
/// <param name="Values">Its values, each with what it is the value of.</param>
internal sealed record StripRow(string Name, IReadOnlyList<StripValue> Values);
