using Pinpoint.Imaging;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>Draws a landmark with a large error.</summary>
internal static class WorstCard
{
    private const double ArmShare = 0.06;

    public static void Write(HtmlWriter html, WorstPicture item)
    {
        WorldPoint truth = item.Truth.Position.GetValueOrDefault();
        WorldPoint found = item.Predicted.Position.GetValueOrDefault();
        html.Open("article", ("class", "card")).Element("h3", $"{item.Truth.Name}, {item.Case}");
        string radius = item.Predicted.Radius95 is { } claimed ? $", 95 % radius {Millimetres(claimed)} mm" : "";
        html.Element("p", $"{Millimetres(item.ErrorMm)} mm off{radius}; {StatusText.Of(item.Predicted.Status)}", ("class", "quiet small"));
        html.Open("div", ("class", "views"));
        foreach (ScanView view in item.Views)
        {
            html.Open("figure");
            html.View(
                view,
                $"{view.Name} view through the true position of {item.Truth.Name} of {item.Case}; the answer lies {Millimetres(item.ErrorMm)} mm away",
                drawing =>
            {
                var (trueX, trueY, trueZ) = view.Place(truth);
                var place = view.Place(found);
                double arm = ArmShare * view.WidthMm;
                drawing.Empty(
                    "path", ("class",
                        "join"), ("d", $"M{ScanView.Number(trueX)} {ScanView.Number(trueY)}L{ScanView.Number(place.X)} {ScanView.Number(place.Y)}"));
                drawing.Ring(place, item.Predicted.Radius95 ?? (arm / 2), "ring");
                drawing.Cross((trueX, trueY, trueZ), arm, "truth");
            });
            html.Element("figcaption", view.Name).Close();
        }

        html.Close().Close();
    }
}
