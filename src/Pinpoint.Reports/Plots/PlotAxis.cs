namespace Pinpoint.Reports;

/// <summary>An axis of a plot.</summary>
/// <param name="Label">What it shows, with the unit.</param>
/// <param name="Logarithmic">Whether equal distances are equal ratios; all values must then be positive. A linear axis begins at 0 or below.</param>
internal sealed record PlotAxis(string Label, bool Logarithmic = false)
{
    /// <summary>Whether a value has a place on the axis.</summary>
    internal bool Holds(double value) => double.IsFinite(value) && (!Logarithmic || value > 0);
}
