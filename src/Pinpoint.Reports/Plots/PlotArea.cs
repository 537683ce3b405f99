using System.Text;
using static Pinpoint.Reports.PlotStyle;

namespace Pinpoint.Reports;

/// <summary>The rectangle inside a plot's axes, and where values lie in it.</summary>
/// <param name="Left">Its left edge in the picture.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Bottom">Its lower edge.</param>
/// <param name="X">The horizontal axis.</param>
internal sealed record PlotArea(double Left, double Top, double Right, double Bottom, AxisScale X)
{
    public double Horizontal(double value) => Left + (X.Place(value) * (Right - Left));

    public double Vertical(AxisScale y, double value) => Bottom - (y.Place(value) * (Bottom - Top));

    /// <summary>Draws the title, and the horizontal axis with grid lines, ticks and label.</summary>
    public void AppendHorizontal(StringBuilder text, string title, string label)
    {
        Line(text, $"""<text font-size="15" font-weight="600" x="{Number(Left)}" y="26">{Markup.Escape(title)}</text>""");
        foreach (double tick in X.Ticks)
        {
            string place = Number(Horizontal(tick));
            Line(text, $"""<path class="grid" stroke="#e2e2e2" d="M{place} {Number(Top)}V{Number(Bottom)}"/>""");
            Line(text, $"""<text text-anchor="middle" x="{place}" y="{Number(Bottom + 18)}">{TickText(tick)}</text>""");
        }

        Line(text, $"""<text text-anchor="middle" x="{Number((Left + Right) / 2)}" y="{Number(Bottom + 38)}">{Markup.Escape(label)}</text>""");
    }

    /// <summary>Draws the vertical axis with grid lines, ticks and label.</summary>
    public void AppendVertical(StringBuilder text, AxisScale y, string label)
    {
        foreach (double tick in y.Ticks)
        {
            double place = Vertical(y, tick);
            Line(text, $"""<path class="grid" stroke="#e2e2e2" d="M{Number(Left)} {Number(place)}H{Number(Right)}"/>""");
            Line(text, $"""<text text-anchor="end" x="{Number(Left - 8)}" y="{Number(place + 4)}">{TickText(tick)}</text>""");
        }

        Line(text, $"""<text text-anchor="middle" transform="translate(18 {Number((Top + Bottom) / 2)}) rotate(-90)">{Markup.Escape(label)}</text>""");
    }

    /// <summary>Draws the lines of both axes, over the grid.</summary>
    public void AppendFrame(StringBuilder text) =>
        Line(text, $"""<path class="frame" stroke="#777" fill="none" d="M{Number(Left)} {Number(Top)}V{Number(Bottom)}H{Number(Right)}"/>""");
}
