namespace Pinpoint.Reports;

/// <summary>A line of a plot.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its points, from left to right.</param>
internal sealed record PlotSeries(string Name, IReadOnlyList<PlotPoint> Points)
{
    /// <summary>How the points are drawn.</summary>
    public PlotForm Form { get; init; } = PlotForm.MarkedLine;
}
