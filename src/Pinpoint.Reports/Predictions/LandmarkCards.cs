using System.Diagnostics;
using Pinpoint.Imaging;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>Three orthogonal views through every landmark, with its error circle.</summary>
internal static class LandmarkCards
{
    private const double ArmShare = 0.05;

    // The pictures are small.
    private const double LetterShare = 0.1;

    public static void Write(HtmlWriter html, ScanPictures pictures, LandmarkSet landmarks)
    {
        double[] radii = [.. landmarks.Select(landmark => landmark.Radius95).OfType<double>()];
        double usual = radii.Length == 0 ? 0 : radii.Order().ElementAt(radii.Length / 2);
        html.Element(
            "p", radii.Length == 0
                ? "The slices go through the landmark, which the cross marks."
                : "The slices go through the landmark, which the cross marks; the ring is its 95 % error radius, dashed where the landmark is not to be " +
                    "trusted.");
        html.Element("p", "Those that need a look come first: not found, outside, uncertain, then by their radii.", ("class", "quiet small"));
        html.Open("div", ("class", "cards tight"));
        foreach (int index in Enumerable.Range(0, landmarks.Count)
            .OrderBy(index => Urgency(landmarks[index].Status))
            .ThenByDescending(index => landmarks[index].Radius95 ?? 0))
        {
            Card(html, pictures, landmarks[index], index, usual);
        }

        html.Close();
    }

    private static int Urgency(LandmarkStatus status) => status switch
    {
        LandmarkStatus.Missing => 0,
        LandmarkStatus.OutsideScan => 1,
        LandmarkStatus.Uncertain => 2,
        LandmarkStatus.Defined => 3,
        _ => throw new UnreachableException($"The status {status} has no place in the order."),
    };

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
                html.View(view, Description(landmark, view), drawing => Mark(drawing, view, landmark, position), letterShare: LetterShare);
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
