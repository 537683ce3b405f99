using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Pinpoint.Reports;

/// <summary>
/// What all plots share. The colours are those of Okabe and Ito, which people with any form of colour blindness tell apart, and each series has
/// a marker and dashes of its own; a plot needs no script, font or other file.
/// </summary>
internal static class PlotStyle
{
    /// <summary>The width of a plot.</summary>
    public const double Width = 640;

    // On white, then on near black: the light yellow and sky blue would vanish on the one, the dark blue on the other.
    private static readonly string[] Light = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#a67c00", "#444444"];
    private static readonly string[] Dark = ["#56b4e9", "#ff8a3d", "#2fd6a3", "#e6a3c8", "#f0e442", "#d0d0d0"];
    private static readonly string[] Dashes = ["", "7 3", "2 2", "9 3 2 3", "5 2 1 2 1 2", "12 4"];

    /// <summary>
    /// The style sheet of dark pages. The light colours are attributes, which even a reader without style sheets follows. Paper is light.
    /// </summary>
    public static string DarkSheet { get; } =
        "@media screen and (prefers-color-scheme:dark){.plot{fill:#e6e6e6}.plot .paper{fill:#15181c}.plot .grid{stroke:#333941}.plot .frame,.plot " +
        ".guide{stroke:#8b949e}"
        + string.Concat(Dark.Select((colour, series) => Invariant($".plot .s{series}{{stroke:{colour};fill:{colour}}}"))) + "}";

    /// <summary>Begins a picture of its own, with the style sheet in it.</summary>
    public static void Open(StringBuilder text, string title, double height, bool standalone)
    {
        Line(text, $"""<svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 {Number(Width)} {Number(height)}" width="{Number(Width)}" """ +
            $"""height="{Number(height)}" role="img" aria-label="{Markup.Escape(title)}" fill="#222" font-family="system-ui,DejaVu Sans,sans-serif" """ +
            """font-size="12">""");
        if (standalone)
        {
            Line(text, $"<style>{DarkSheet}</style>");
        }

        Line(text, $"""<rect class="paper" fill="#fff" width="{Number(Width)}" height="{Number(height)}"/>""");
    }

    public static string Group(int series) => Invariant($"""<g class="s{series}" stroke="{Light[series]}" fill="{Light[series]}">""");

    /// <summary>The attribute that gives a line the dashes of its series; empty for an unbroken line.</summary>
    public static string DashesOf(int series) => Dashes[series].Length == 0 ? "" : $" stroke-dasharray=\"{Dashes[series]}\"";

    // Circle, square, triangle, diamond, downward triangle, cross-like star: told apart without colour.
    public static string Marker(int series, double x, double y)
    {
        string centre = $"M{Number(x)} {Number(y)}";
        return series switch
        {
            0 => $"""<circle stroke="none" cx="{Number(x)}" cy="{Number(y)}" r="4"/>""",
            1 => $"""<path stroke="none" d="{centre}m-4-4h8v8h-8z"/>""",
            2 => $"""<path stroke="none" d="{centre}m0-5 5 9h-10z"/>""",
            3 => $"""<path stroke="none" d="{centre}m0-5.500 5.500 5.500-5.500 5.500-5.500-5.500z"/>""",
            4 => $"""<path stroke="none" d="{centre}m0 5-5-9h10z"/>""",
            5 => $"""<path stroke="none" d="{centre}m-1.500-5h3v3.500h3.500v3h-3.500v3.500h-3v-3.500h-3.500v-3h3.500z"/>""",
            _ => throw new UnreachableException(Invariant($"There is no mark of series {series}.")),
        };
    }

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string TickText(double value) => Math.Abs(value) is >= 1e6 or (> 0 and < 1e-4)
        ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
        : ((double)(decimal)Math.Round(value, 6)).ToString("0.######", CultureInfo.InvariantCulture);

    public static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
