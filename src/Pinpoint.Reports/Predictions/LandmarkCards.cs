using Pinpoint.Imaging;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>Three orthogonal views through every landmark, with its error circle.</summary>
internal static class LandmarkCards
{
    private const double ArmShare = 0.05;

    public static void Write(HtmlWriter html, ScanPictures pictures, LandmarkSet landmarks)
    {
        double[] radii = [.. landmarks.Select(landmark => landmark.Radius95).OfType<double>()];
        double usual = radii.Length == 0 ? 0 : radii.Order().ElementAt(radii.Length / 2);
        html.Element(
            "p", radii.Length == 0
                ? "The slices go through the landmark, which the cross marks."
                : "The slices go through the landmark, which the cross marks; the ring is its 95 % error radius, dashed where the landmark is not to be " +
                    "trusted.");
        for (int i = 0; i < landmarks.Count; i++)
        {
            Card(html, pictures, landmarks[i], i, usual);
        }
    }

    private static void Card(HtmlWriter html, ScanPictures pictures, Landmark landmark, int index, double usualRadius)
    {
        html.Open("article", ("class", "card lazy"), ("id", LandmarkTable.IdOf(index))).Element("h3", landmark.Name);
        html.Open("p", ("class", "small"));
        LandmarkTable.Status(html, landmark.Status);
        html.Element("span", landmark.Radius95 is { } claimed ? $" \u00b7 within {Millimetres(claimed)} mm in 95 of 100" : "", ("class", "quiet")).Close();
        if (landmark.Position is { } position)
        {
            html.Open("div", ("class", "views"));
            foreach (ScanView view in pictures.Around(position, landmark.Radius95 ?? usualRadius))
            {
                html.Open("figure");
                html.View(view, Description(landmark, view), drawing => Mark(drawing, view, landmark, position));
                html.Element("figcaption", view.Name).Close();
            }

            html.Close();
        }
        else
        {
            html.Element("p", "The model does not see this landmark in the scan, so there is nothing to show.", ("class", "quiet"));
        }

        html.Close();
    }

    private static void Mark(HtmlWriter drawing, ScanView view, Landmark landmark, WorldPoint position)
    {
        var place = view.Place(position);
        drawing.Cross(place, ArmShare * view.WidthMm, "mark");
        if (landmark.Radius95 is { } radius)
        {
            drawing.Ring(place, radius, landmark.Status == LandmarkStatus.Defined ? "ring" : "ring doubtful");
        }
    }

    private static string Description(Landmark landmark, ScanView view) =>
        $"{view.Name} view through {landmark.Name}{(landmark.Radius95 is { } radius ? $" with a ring of {Millimetres(radius)} mm" : "")}";
}
