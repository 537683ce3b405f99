using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Planes;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>The scan planes and measurements that a prediction's landmarks define.</summary>
internal static class AnatomyPart
{
    private const int MostPixels = 400;
    private const double ArmShare = 0.02;

    public static void WritePlanes(HtmlWriter html, ScanPictures pictures, AnatomyReading reading, LandmarkSet landmarks)
    {
        html.Element(
            "p", "Each plane is placed by the landmarks that define it, which are drawn where they project onto it; a ring is where the error radius meets " +
                "the plane.");
        html.Open("div", ("class", "views planes"));
        foreach (ScanPlane plane in reading.Planes)
        {
            PlaneDefinition definition = reading.Anatomy.Planes.First(item => item.Name == plane.Name);
            if (pictures.Whole(plane, MostPixels) is not { } view)
            {
                continue;
            }

            html.Open("figure").Element("h3", definition.Title);
            html.View(view, $"{definition.Title}, with the landmarks that define it", drawing =>
            {
                foreach (string name in definition.Landmarks)
                {
                    if (landmarks.Find(name) is { Position: not null } landmark)
                    {
                        Mark(drawing, view, landmark);
                    }
                }
            });
            html.Element("figcaption", $"{plane.Name}: " + string.Join(", ", definition.Landmarks.Select(name => $"{name} {Off(plane, landmarks.Find(name))}")))
                .Close();
        }

        html.Close();
        Problems(html, reading.Problems.Where(problem => problem.StartsWith("plane", StringComparison.Ordinal)));
    }

    public static void WriteMeasurements(HtmlWriter html, AnatomyReading reading)
    {
        html.Table(
            "Measurements",
            ["measurement", "<meaning", "value", "95 % interval", "<unit"],
            reading.Measurements
                .Select(item => (string[])[
                    item.Name,
                    item.Title,
                    Coordinate(item.Value),
                    item.Interval95 is { } range ? $"{Coordinate(range.Low)} to {Coordinate(range.High)}" : "-",
                    item.Unit,
                ]));
        html.Element("p", "The interval follows from the landmarks' error radii, taken as independent of each other.", ("class", "quiet small"));
        Problems(html, reading.Problems.Where(problem => !problem.StartsWith("plane", StringComparison.Ordinal)));
    }

    private static void Mark(HtmlWriter drawing, ScanView view, Landmark landmark)
    {
        var place = view.Place(landmark.Position.GetValueOrDefault());
        drawing.Open("g").Element("title", landmark.Name);
        drawing.Cross(place, ArmShare * view.WidthMm, "mark");
        if (landmark.Radius95 is { } radius && radius > Math.Abs(place.DistanceMm))
        {
            drawing.Ring(place, Math.Sqrt((radius * radius) - (place.DistanceMm * place.DistanceMm)), "ring");
        }

        drawing.Close();
    }

    private static string Off(ScanPlane plane, Landmark? landmark) =>
        landmark?.Position is { } position ? $"({Coordinate(Math.Abs(plane.Project(position).Distance))} mm from the plane)" : "(not found)";

    private static void Problems(HtmlWriter html, IEnumerable<string> problems)
    {
        foreach (string problem in problems)
        {
            html.Element("p", problem, ("class", "quiet"));
        }
    }
}
