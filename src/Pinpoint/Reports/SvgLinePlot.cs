using System.Globalization;
using System.Net;
using System.Text;

namespace Pinpoint.Reports;

/// <summary>
/// Draws line plots as SVG. The colours are those of Okabe and Ito, which people with any form of colour blindness tell apart, and each line has
/// a marker of its own shape; the picture follows the reader's choice of a light or dark page and needs no script, font or other file.
/// </summary>
public static class SvgLinePlot
{
    private const double Width = 640;
    private const double Height = 400;
    private const double Left = 78;
    private const double Right = 20;
    private const double Top = 46;
    private const double Bottom = 60;
    private const double LegendRow = 20;
    private const double LegendColumn = 280;

    // On white, then on near black: the light yellow and sky blue would vanish on the one, the dark blue on the other.
    private static readonly string[] Light = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#a67c00", "#444444"];
    private static readonly string[] Dark = ["#56b4e9", "#ff8a3d", "#2fd6a3", "#e6a3c8", "#f0e442", "#d0d0d0"];

    /// <summary>The picture, a whole SVG document; the same plot gives the same text.</summary>
    /// <exception cref="ArgumentException">The plot cannot be drawn (<see cref="LinePlot.Validate"/>).</exception>
    public static string Draw(LinePlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        plot.Validate();
        PlotPoint[] points = [.. plot.Series.SelectMany(series => series.Points)];
        var x = new AxisScale(plot.X, [.. points.Select(point => point.X)]);
        var y = new AxisScale(plot.Y, [.. points.Select(point => point.Y)]);
        int legendRows = plot.Series.Count == 1 ? 0 : (plot.Series.Count + 1) / 2;
        double height = Height + (legendRows * LegendRow);
        var text = new StringBuilder();
        Line(text, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Number(Width)} {Number(height)}" width="{Number(Width)}" height="{Number(height)}" role="img" aria-label="{Escape(plot.Title)}" fill="#222" font-family="system-ui,DejaVu Sans,sans-serif" font-size="12">""");
        AppendStyle(text);
        Line(text, $"""<rect class="paper" fill="#fff" width="{Number(Width)}" height="{Number(height)}"/>""");
        Line(text, $"""<text font-size="15" font-weight="600" x="{Number(Left)}" y="26">{Escape(plot.Title)}</text>""");
        AppendAxes(text, plot, x, y);
        for (int series = 0; series < plot.Series.Count; series++)
        {
            AppendSeries(text, plot.Series[series], series, x, y);
        }

        for (int series = 0; series < plot.Series.Count && legendRows > 0; series++)
        {
            double left = Left + (series % 2 * LegendColumn);
            double middle = Height + (series / 2 * LegendRow);
            Line(text, $"""{Group(series)}<path fill="none" stroke-width="2" d="M{Number(left)} {Number(middle)}h28"/>{Marker(series, left + 14, middle)}</g>""");
            Line(text, $"""<text x="{Number(left + 36)}" y="{Number(middle + 4)}">{Escape(plot.Series[series].Name)}</text>""");
        }

        Line(text, "</svg>");
        return text.ToString();
    }

    // The light colours are attributes, which even a reader without style sheets follows; only the dark ones need the style sheet.
    private static void AppendStyle(StringBuilder text)
    {
        string lines = string.Concat(Dark.Select((colour, series) => $".s{series}{{stroke:{colour};fill:{colour}}}"));
        Line(text, $"<style>@media (prefers-color-scheme:dark){{svg{{fill:#e6e6e6}}.paper{{fill:#15181c}}.grid{{stroke:#333941}}.frame{{stroke:#8b949e}}{lines}}}</style>");
    }

    private static string Group(int series) => $"""<g class="s{series}" stroke="{Light[series]}" fill="{Light[series]}">""";

    private static void AppendAxes(StringBuilder text, LinePlot plot, AxisScale x, AxisScale y)
    {
        foreach (double tick in y.Ticks)
        {
            string place = Number(Vertical(y, tick));
            Line(text, $"""<path class="grid" stroke="#e2e2e2" d="M{Number(Left)} {place}H{Number(Width - Right)}"/>""");
            Line(text, $"""<text text-anchor="end" x="{Number(Left - 8)}" y="{Number(Vertical(y, tick) + 4)}">{TickText(tick)}</text>""");
        }

        foreach (double tick in x.Ticks)
        {
            string place = Number(Horizontal(x, tick));
            Line(text, $"""<path class="grid" stroke="#e2e2e2" d="M{place} {Number(Top)}V{Number(Height - Bottom)}"/>""");
            Line(text, $"""<text text-anchor="middle" x="{place}" y="{Number(Height - Bottom + 18)}">{TickText(tick)}</text>""");
        }

        Line(text, $"""<path class="frame" stroke="#777" fill="none" d="M{Number(Left)} {Number(Top)}V{Number(Height - Bottom)}H{Number(Width - Right)}"/>""");
        Line(text, $"""<text text-anchor="middle" x="{Number((Left + Width - Right) / 2)}" y="{Number(Height - Bottom + 38)}">{Escape(plot.X.Label)}</text>""");
        string middle = Number((Top + Height - Bottom) / 2);
        Line(text, $"""<text text-anchor="middle" transform="translate(18 {middle}) rotate(-90)">{Escape(plot.Y.Label)}</text>""");
    }

    private static void AppendSeries(StringBuilder text, PlotSeries series, int index, AxisScale x, AxisScale y)
    {
        (double X, double Y)[] places = [.. series.Points.Select(point => (Horizontal(x, point.X), Vertical(y, point.Y)))];
        string path = string.Join('L', places.Select(place => $"{Number(place.X)} {Number(place.Y)}"));
        string markers = string.Concat(places.Select(place => Marker(index, place.X, place.Y)));
        Line(text, $"""{Group(index)}<path fill="none" stroke-width="2" d="M{path}"/>{markers}</g>""");
    }

    // Circle, square, triangle, diamond, downward triangle, cross-like star: told apart without colour.
    private static string Marker(int series, double x, double y)
    {
        string centre = $"M{Number(x)} {Number(y)}";
        return series switch
        {
            0 => $"""<circle stroke="none" cx="{Number(x)}" cy="{Number(y)}" r="4"/>""",
            1 => $"""<path stroke="none" d="{centre}m-4-4h8v8h-8z"/>""",
            2 => $"""<path stroke="none" d="{centre}m0-5 5 9h-10z"/>""",
            3 => $"""<path stroke="none" d="{centre}m0-5.500 5.500 5.500-5.500 5.500-5.500-5.500z"/>""",
            4 => $"""<path stroke="none" d="{centre}m0 5-5-9h10z"/>""",
            _ => $"""<path stroke="none" d="{centre}m-1.500-5h3v3.500h3.500v3h-3.500v3.500h-3v-3.500h-3.500v-3h3.500z"/>""",
        };
    }

    private static double Horizontal(AxisScale scale, double value) => Left + (scale.Place(value) * (Width - Left - Right));

    private static double Vertical(AxisScale scale, double value) => Height - Bottom - (scale.Place(value) * (Height - Top - Bottom));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string TickText(double value) => Math.Abs(value) is >= 1e6 or (> 0 and < 1e-4)
        ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
        : ((double)(decimal)Math.Round(value, 6)).ToString("0.######", CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
