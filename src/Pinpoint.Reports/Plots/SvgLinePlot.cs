using System.Text;
using static Pinpoint.Reports.PlotStyle;

namespace Pinpoint.Reports;

/// <summary>Draws line plots as SVG, in the style that all plots share; the picture follows the reader's choice of a light or dark page.</summary>
internal static class SvgLinePlot
{
    private const double Height = 400;
    private const double Left = 78;
    private const double Right = 20;
    private const double Top = 46;
    private const double Bottom = 60;
    private const double LegendRow = 20;
    private const double LegendColumn = 280;
    private const double LetterWidth = 6.2;

    /// <summary>The picture, a whole SVG document; the same plot gives the same text.</summary>
    /// <exception cref="ArgumentException">The plot cannot be drawn (<see cref="LinePlot.Validate"/>).</exception>
    public static string Draw(LinePlot plot) => Draw(plot, standalone: true);

    /// <summary>The picture, without a style sheet unless it stands alone.</summary>
    internal static string Draw(LinePlot plot, bool standalone)
    {
        ArgumentNullException.ThrowIfNull(plot);
        plot.Validate();
        PlotPoint[] points = [.. plot.Series.SelectMany(series => series.Points)];
        var x = new AxisScale(plot.X, [.. points.Select(point => point.X), .. plot.Guides.Where(guide => !guide.OfY).Select(guide => guide.Value)]);
        var y = new AxisScale(plot.Y, [.. points.Select(point => point.Y), .. plot.Guides.Where(guide => guide.OfY).Select(guide => guide.Value)]);
        var area = new PlotArea(Left, Top, Width - Right, Height - Bottom, x);
        int legendRows = plot.Series.Count == 1 ? 0 : (plot.Series.Count + 1) / 2;
        var text = new StringBuilder();
        Open(text, plot.Title, Height + (legendRows * LegendRow), standalone);
        area.AppendHorizontal(text, plot.Title, plot.X.Label);
        area.AppendVertical(text, y, plot.Y.Label);
        area.AppendFrame(text);
        AppendGuides(text, plot, area, y);
        for (int series = 0; series < plot.Series.Count; series++)
        {
            AppendSeries(text, plot.Series[series], series, area, y);
        }

        for (int series = 0; series < plot.Series.Count && legendRows > 0; series++)
        {
            AppendLegend(text, plot.Series[series], series);
        }

        Line(text, "</svg>");
        return text.ToString();
    }

    // The label of a vertical guide stands over the plot, unless that of the last one is in its way.
    private static void AppendGuides(StringBuilder text, LinePlot plot, PlotArea area, AxisScale y)
    {
        double free = double.NegativeInfinity;
        foreach (PlotGuide guide in plot.Guides.OrderBy(guide => guide.Value))
        {
            double place = guide.OfY ? area.Vertical(y, guide.Value) : area.Horizontal(guide.Value);
            string path = guide.OfY
                ? $"M{Number(area.Left)} {Number(place)}H{Number(area.Right)}"
                : $"M{Number(place)} {Number(area.Bottom)}V{Number(area.Top)}";
            Line(text, $"""<path class="guide" stroke="#777" stroke-dasharray="3 3" fill="none" d="{path}"/>""");
            if (guide.OfY)
            {
                Line(text, $"""<text font-size="11" text-anchor="end" x="{Number(area.Right - 4)}" """ +
                    $"""y="{Number(place - 4)}">{Markup.Escape(guide.Label)}</text>""");
            }
            else if (place >= free)
            {
                Line(text, $"""<text font-size="11" text-anchor="middle" x="{Number(place)}" y="{Number(area.Top - 5)}">{Markup.Escape(guide.Label)}</text>""");
                free = place + 12 + (LetterWidth * guide.Label.Length);
            }
        }
    }

    private static void AppendSeries(StringBuilder text, PlotSeries series, int index, PlotArea area, AxisScale y)
    {
        (double X, double Y)[] places = [.. series.Points.Select(point => (area.Horizontal(point.X), area.Vertical(y, point.Y)))];
        string path = series.Form == PlotForm.Cloud
            ? ""
            : PathOf(index, series.Form, string.Join('L', places.Select(place => $"{Number(place.X)} {Number(place.Y)}")));
        string markers = series.Form switch
        {
            PlotForm.Line => "",
            PlotForm.Cloud => string.Concat(places.Select(place => Speck(index, place.X, place.Y))),
            PlotForm.MarkedLine => string.Concat(places.Select(place => Marker(index, place.X, place.Y))),
        };
        Line(text, $"{Group(index)}{path}{markers}</g>");
    }

    private static void AppendLegend(StringBuilder text, PlotSeries series, int index)
    {
        double left = Left + (index % 2 * LegendColumn);
        double middle = Height + (index / 2 * LegendRow);
        string path = series.Form == PlotForm.Cloud ? "" : PathOf(index, series.Form, $"{Number(left)} {Number(middle)}h28");
        string marker = series.Form == PlotForm.Line ? "" : series.Form == PlotForm.Cloud ? Speck(index, left + 14, middle) : Marker(index, left + 14, middle);
        Line(text, $"{Group(index)}{path}{marker}</g>");
        Line(text, $"""<text x="{Number(left + 36)}" y="{Number(middle + 4)}">{Markup.Escape(series.Name)}</text>""");
    }

    private static string PathOf(int series, PlotForm form, string points) =>
        $"""<path fill="none" stroke-width="2"{(form == PlotForm.Line ? DashesOf(series) : "")} d="M{points}"/>""";

    // Round specks, then crosses: told apart without colour, and small enough for a cloud of them.
    private static string Speck(int series, double x, double y) => series % 2 == 0
        ? $"""<circle stroke="none" fill-opacity="0.6" cx="{Number(x)}" cy="{Number(y)}" r="2.5"/>"""
        : $"""<path fill="none" stroke-width="1.5" d="M{Number(x)} {Number(y)}m-3-3 6 6m-6 0 6-6"/>""";
}
