namespace Pinpoint.Reports;

/// <summary>A thin line across a plot that marks one value of an axis.</summary>
/// <param name="Value">The value, in the axis's units; it widens the axis where it must.</param>
/// <param name="Label">What it marks, in a word or two.</param>
/// <param name="OfY">Whether the value is one of the vertical axis; else of the horizontal one.</param>
internal sealed record PlotGuide(double Value, string Label, bool OfY = false);
