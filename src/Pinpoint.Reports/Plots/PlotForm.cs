namespace Pinpoint.Reports;

/// <summary>How the points of a series are drawn.</summary>
internal enum PlotForm
{
    /// <summary>Joined by a line, each with a marker: for a few points.</summary>
    MarkedLine,

    /// <summary>Joined by a line of the series' own dashes: for many points.</summary>
    Line,

    /// <summary>Small markers that nothing joins: for a cloud of points.</summary>
    Cloud,
}
