namespace Pinpoint.Reports;

/// <summary>A point of a plot, in the axes' units.</summary>
/// <param name="X">Along the horizontal axis.</param>
/// <param name="Y">Along the vertical axis.</param>
internal readonly record struct PlotPoint(double X, double Y);
