using System.Globalization;
using System.Text;
using Pinpoint.Evaluation;
using static Pinpoint.Reports.PlotStyle;

namespace Pinpoint.Reports;

/// <summary>
/// Draws strip plots as SVG, in the style that all plots share: every value a speck, over a box from the lower to the upper quartile with a bar at the median.
/// </summary>
internal static class SvgStripPlot
{
    private const double RowHeight = 20;
    private const double Top = 46;
    private const double Bottom = 50;
    private const double Right = 20;
    private const double LetterWidth = 6.6;
    private const int LongestName = 32;

    // The golden ratio's fraction: successive multiples of it spread evenly, whatever their number.
    private const double Spreading = 0.6180339887498949;

    /// <summary>The picture, a whole SVG document; the same plot gives the same text.</summary>
    /// <exception cref="ArgumentException">The plot cannot be drawn (<see cref="StripPlot.Validate"/>).</exception>
    public static string Draw(StripPlot plot) => Draw(plot, standalone: true);

    /// <summary>The picture, without a style sheet unless it stands alone.</summary>
    internal static string Draw(StripPlot plot, bool standalone)
    {
        ArgumentNullException.ThrowIfNull(plot);
        plot.Validate();
        double bottom = Top + (RowHeight * plot.Rows.Count) + 6;
        double left = 20 + (LetterWidth * Math.Clamp(plot.Rows.Max(row => row.Name.Length), 6, LongestName));
        var area = new PlotArea(
            left, Top, Width - Right, bottom, new AxisScale(plot.X, [.. plot.Rows.SelectMany(row => row.Values).Select(item => item.Value)]));
        var text = new StringBuilder();
        Open(text, plot.Title, bottom + Bottom, standalone);
        area.AppendHorizontal(text, plot.Title, plot.X.Label);
        area.AppendFrame(text);
        for (int row = 0; row < plot.Rows.Count; row++)
        {
            AppendRow(text, plot.Rows[row], Top + 3 + (RowHeight * (row + 0.5)), area);
        }

        Line(text, "</svg>");
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, StripRow row, double middle, PlotArea area)
    {
        string name = row.Name.Length > LongestName ? string.Concat(row.Name.AsSpan(0, LongestName - 2), "..") : row.Name;
        Line(text, $"""<text text-anchor="end" x="{Number(area.Left - 8)}" y="{Number(middle + 4)}">{Markup.Escape(name)}</text>""");
        double[] sorted = [.. row.Values.Select(item => item.Value).Order()];
        double lower = area.Horizontal(ErrorStatistics.Percentile(sorted, 0.25));
        double median = area.Horizontal(ErrorStatistics.Percentile(sorted, 0.5));
        double upper = area.Horizontal(ErrorStatistics.Percentile(sorted, 0.75));
        text.Append(Group(0));
        text.Append(
            CultureInfo.InvariantCulture,
            $"""<rect stroke="none" fill-opacity="0.18" x="{Number(lower)}" y="{Number(middle - 7)}" width="{Number(upper - lower)}" height="14"/>""");
        for (int i = 0; i < row.Values.Count; i++)
        {
            (double value, string of) = row.Values[i];
            double spread = (((i + 0.5) * Spreading) % 1) - 0.5;
            text.Append(
                CultureInfo.InvariantCulture,
                $"""<circle stroke="none" fill-opacity="0.55" cx="{Number(area.Horizontal(value))}" cy="{Number(middle + (spread * 11))}" """ +
                $"""r="2.2"><title>{Markup.Escape($"{of}: {value.ToString("0.00", CultureInfo.InvariantCulture)}")}</title></circle>""");
        }

        Line(text, $"""<path fill="none" stroke-width="2.5" d="M{Number(median)} {Number(middle - 8)}v16"/></g>""");
    }
}
