namespace Pinpoint.Reports;

/// <summary>A plot of lines or points; <see cref="SvgLinePlot"/> draws it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">One to six lines: there are as many colours and markers.</param>
internal sealed record LinePlot(string Title, PlotAxis X, PlotAxis Y, IReadOnlyList<PlotSeries> Series)
{
    /// <summary>The most series that a plot tells apart.</summary>
    public const int MostSeries = 6;

    /// <summary>Values that are marked by thin lines.</summary>
    public IReadOnlyList<PlotGuide> Guides { get; init; } = [];

    /// <summary>Checks that the plot can be drawn.</summary>
    /// <exception cref="ArgumentException">There are no series or too many, one has no points, or a value is not finite or, on a logarithmic axis, not
    /// positive.</exception>
    public void Validate()
    {
        if (Series.Count is < 1 or > MostSeries || Series.Any(series => series.Points.Count == 0))
        {
            throw new ArgumentException(Invariant($"The plot has {Series.Count} series; 1 to {MostSeries} with at least one point each are possible."));
        }

        foreach (PlotPoint point in Series.SelectMany(series => series.Points))
        {
            if (!X.Holds(point.X) || !Y.Holds(point.Y))
            {
                throw new ArgumentException(
                    Invariant($"The point ({point.X}, {point.Y}) has no place: values must be finite and, on a logarithmic axis, positive."));
            }
        }

        if (Guides.FirstOrDefault(guide => !(guide.OfY ? Y : X).Holds(guide.Value)) is { } lost)
        {
            throw new ArgumentException(Invariant($"The guide at {lost.Value} has no place: its value must be finite and, on a logarithmic axis, positive."));
        }
    }
}
