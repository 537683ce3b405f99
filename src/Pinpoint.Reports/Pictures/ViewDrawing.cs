using System.Globalization;
using Pinpoint.Imaging;
using static Pinpoint.Reports.ScanView;

namespace Pinpoint.Reports;

/// <summary>Draws views of a scan as SVG: the picture, what lies on it, the anatomical directions and a scale bar.</summary>
internal static class ViewDrawing
{
    private const double LetterShare = 0.055;
    private const double BarShare = 0.3;

    /// <summary>Writes a view.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="view">The view.</param>
    /// <param name="description">What the picture shows, for those who do not see it.</param>
    /// <param name="overlay">Draws on it, in mm from the upper left corner.</param>
    /// <param name="id">The name by which other drawings of the page take the picture over; null where none does.</param>
    /// <param name="shared">The name of a picture of the page to take over in place of the view's own.</param>
    /// <param name="letterShare">The height of the letters, as a share of the view's width.</param>
    public static void View(
        this HtmlWriter html, ScanView view, string description, Action<HtmlWriter> overlay, string? id = null, string? shared = null,
        double letterShare = LetterShare)
    {
        string width = Number(view.WidthMm);
        string height = Number(view.HeightMm);
        html.Open("svg", ("class", "view"), ("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("aria-label", description));
        if (shared is null)
        {
            html.Empty("image", ("id", id), ("width", width), ("height", height), ("preserveAspectRatio", "none"), ("href", view.Address));
        }
        else
        {
            html.Empty("use", ("href", "#" + shared));
        }

        overlay(html);
        Letters(html, view, letterShare);
        ScaleBar(html, view, letterShare);
        html.Close();
    }

    /// <summary>Draws a ring of a radius in mm around a place, over a dark one that parts it from light tissue.</summary>
    public static void Ring(this HtmlWriter html, (double X, double Y, double DistanceMm) place, double radiusMm, string look)
    {
        html.Empty("circle", ("class", "halo"), ("cx", Number(place.X)), ("cy", Number(place.Y)), ("r", Number(radiusMm)));
        html.Empty("circle", ("class", look), ("cx", Number(place.X)), ("cy", Number(place.Y)), ("r", Number(radiusMm)));
    }

    /// <summary>Draws a cross whose arms leave the place itself free.</summary>
    public static void Cross(this HtmlWriter html, (double X, double Y, double DistanceMm) place, double armMm, string look)
    {
        string arm = Number(armMm * 2 / 3);
        string x = Number(place.X);
        string y = Number(place.Y);
        string path = $"M{Number(place.X - armMm)} {y}h{arm}m{arm} 0h{arm}M{x} {Number(place.Y - armMm)}v{arm}m0 {arm}v{arm}";
        html.Empty("path", ("class", "halo"), ("d", path)).Empty("path", ("class", look), ("d", path));
    }

    /// <summary>Draws a filled dot whose size does not follow the scan's; its name stands beside it on paper, where nothing can be pointed at.</summary>
    public static void Dot(this HtmlWriter html, ScanView view, WorldPoint point, string look, string title)
    {
        var (x, y, _) = view.Place(point);
        html.Open("circle", ("class", look), ("cx", Number(x)), ("cy", Number(y)), ("r", Number(0.012 * view.WidthMm))).Element("title", title).Close();
        html.Element(
            "text",
            title,
            ("class", "name"),
            ("x", Number(x + (0.02 * view.WidthMm))),
            ("y", Number(y)),
            ("font-size", Number(0.028 * view.WidthMm)),
            ("aria-hidden", "true"));
    }

    private static void Letters(HtmlWriter html, ScanView view, double share)
    {
        double size = share * view.WidthMm;
        string[] x = [Number(0.25 * size), Number(view.WidthMm - (0.25 * size)), Number(view.WidthMm / 2), Number(view.WidthMm / 2)];
        string[] y = [
            Number((view.HeightMm / 2) + (0.35 * size)),
            Number((view.HeightMm / 2) + (0.35 * size)),
            Number(0.95 * size),
            Number(view.HeightMm - (0.3 * size)),
        ];
        string[] letters = [view.Letters.Left, view.Letters.Right, view.Letters.Top, view.Letters.Bottom];
        string[] anchors = ["start", "end", "middle", "middle"];
        html.Open("g", ("class", "letters"), ("font-size", Number(size)), ("aria-hidden", "true"));
        for (int i = 0; i < 4; i++)
        {
            html.Element("text", letters[i], ("x", x[i]), ("y", y[i]), ("text-anchor", anchors[i]));
        }

        html.Close();
    }

    // A bar of 1, 2 or 5 times a power of ten, at the lower right.
    private static void ScaleBar(HtmlWriter html, ScanView view, double share)
    {
        double longest = BarShare * view.WidthMm;
        double decade = Math.Pow(10, Math.Floor(Math.Log10(longest)));
        double length = decade * (longest >= 5 * decade ? 5 : longest >= 2 * decade ? 2 : 1);
        double size = 0.8 * share * view.WidthMm;
        double right = view.WidthMm - (0.4 * size);
        double bottom = view.HeightMm - (0.5 * size);
        html.Open("g", ("class", "letters"), ("font-size", Number(size)), ("aria-hidden", "true"));
        html.Empty("path", ("class", "bar"), ("d", $"M{Number(right)} {Number(bottom)}h{Number(-length)}"));
        html.Element(
            "text", string.Create(CultureInfo.InvariantCulture, $"{length:0.######} mm"), ("x",
                Number(right)), ("y", Number(bottom - (0.3 * size))), ("text-anchor", "end"));
        html.Close();
    }
}
