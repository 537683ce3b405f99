using System.Globalization;
using Pinpoint.Imaging;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>The table of a prediction's landmarks.</summary>
internal static class LandmarkTable
{
    public static void Write(HtmlWriter html, LandmarkSet landmarks)
    {
        html.Element(
            "p", "Positions are in the scan's own world, in millimetres of the LPS frame: x to the patient's left, y to posterior, z to superior. The " +
                "radius holds the truth in 95 of 100 landmarks, where the model is calibrated.");
        html.Open("div", ("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Landmarks")).Open("table").Open("thead").Open("tr");
        html.Element("th", "landmark", ("scope", "col"), ("class", "left"));
        foreach (string column in new[] { "x (left)", "y (posterior)", "z (superior)", "95 % radius" })
        {
            html.Element("th", column + " mm", ("scope", "col"));
        }

        html.Element("th", "status", ("scope", "col"), ("class", "left")).Close().Close().Open("tbody");
        for (int i = 0; i < landmarks.Count; i++)
        {
            Landmark landmark = landmarks[i];
            html.Open("tr").Open("th", ("scope", "row")).Element("a", landmark.Name, ("href", $"#{IdOf(i)}")).Close();
            html.Element("td", Coordinate(landmark.Position?.X))
                .Element("td", Coordinate(landmark.Position?.Y))
                .Element("td", Coordinate(landmark.Position?.Z));
            html.Element("td", Millimetres(landmark.Radius95)).Open("td", ("class", "left"));
            Status(html, landmark.Status);
            html.Close().Close();
        }

        html.Close().Close().Close();
    }

    /// <summary>Writes what is known of a landmark: an icon, a word and a colour.</summary>
    public static void Status(HtmlWriter html, LandmarkStatus status) =>
        html.Element("span", StatusText.Of(status), ("class", "status status-" + LandmarkStatuses.NameOf(status)));

    /// <summary>The name by which links find a landmark's pictures.</summary>
    public static string IdOf(int landmark) => "landmark-" + (landmark + 1).ToString(CultureInfo.InvariantCulture);
}
