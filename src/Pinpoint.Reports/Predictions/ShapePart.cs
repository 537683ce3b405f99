using System.Text;
using System.Text.Json;
using Pinpoint.Imaging;

namespace Pinpoint.Reports;

/// <summary>The landmarks in space, which the page's program draws and turns.</summary>
internal static class ShapePart
{
    private const int MostNames = 16;

    public static void Write(HtmlWriter html, ScanPictures pictures, LandmarkSet landmarks)
    {
        html.Element(
            "p", "The landmarks within the scan's box. Drag it, or give it the focus and press the arrow keys, to turn it; plus and minus change its size.");
        html.Open("div", ("class", "controls"), ("id", "shape-controls"), ("hidden", "hidden"));
        foreach ((string id, string label) in new[] { ("front", "From the front"), ("left", "From the left"), ("feet", "From the feet") })
        {
            html.Element("button", label, ("type", "button"), ("id", "shape-" + id));
        }

        html.Open("label")
            .Empty("input", ("type", "checkbox"), ("id", "shape-names"), ("checked", landmarks.Count <= MostNames ? "checked" : null))
            .Text(" names")
            .Close();
        html.Open("label").Empty("input", ("type", "checkbox"), ("id", "shape-circles"), ("checked", "checked")).Text(" error circles").Close().Close();
        html.Open(
            "svg",
            ("id", "shape-drawing"),
            ("viewBox", "-250 -200 500 400"),
            ("tabindex", "0"),
            ("role", "img"),
            ("aria-label", Invariant($"{landmarks.Count(landmark => landmark.Position is not null)} landmarks in space; the arrow keys turn them"))).Close();
        html.Open("noscript").Element("p", "The turnable view needs the page's own program, which this browser does not run.").Close();
        html.Open("script", ("type", "application/json"), ("id", "shape-data")).Made(ToJson(pictures, landmarks)).Close();
    }

    private static string ToJson(ScanPictures pictures, LandmarkSet landmarks)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            Write(json, "least", pictures.Least);
            Write(json, "most", pictures.Most);
            json.WriteStartArray("landmarks");
            foreach (Landmark landmark in landmarks.Where(landmark => landmark.Position is not null))
            {
                json.WriteStartObject();
                json.WriteString(
                    "name", new string([.. landmark.Name.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter)]));
                Write(json, "place", landmark.Position.GetValueOrDefault());
                if (landmark.Radius95 is { } radius)
                {
                    json.WriteNumber("radius", Math.Round(radius, 4));
                }

                json.WriteBoolean("doubtful", landmark.Status != LandmarkStatus.Defined);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, WorldPoint point)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(Math.Round(point.X, 4));
        json.WriteNumberValue(Math.Round(point.Y, 4));
        json.WriteNumberValue(Math.Round(point.Z, 4));
        json.WriteEndArray();
    }
}
