using System.Text;
using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Reports;

/// <summary>The ways of a search's starts, no more of them than a page can hold and a reader can follow.</summary>
/// <param name="Starts">The starts, with the shapes after the chosen updates.</param>
/// <param name="Updates">The numbers of the chosen updates, 0 being the start; the last is the last of the longest way.</param>
internal sealed record SearchHistory(IReadOnlyList<WorldPath> Starts, IReadOnlyList<int> Updates)
{
    private const int MostStarts = 20;
    private const int MostUpdates = 60;

    public static SearchHistory Of(LocalizationResult answer)
    {
        WorldPath[] ways = [.. answer.WorldPaths().Take(MostStarts)];
        if (ways.Length == 0)
        {
            return new SearchHistory([], []);
        }

        int last = ways.Max(way => way.Shapes.Count) - 1;
        int[] updates = [.. Enumerable.Range(0, Math.Min(last, MostUpdates) + 1)
            .Select(step => last <= MostUpdates ? step : (int)Math.Round((double)step * last / MostUpdates))];

        // A start that came to rest early keeps its end, whichever update that was.
        return new SearchHistory(
            [.. ways.Select(
                way => way with
                {
                    Shapes = [.. updates.Where(update => update < way.Shapes.Count - 1).Select(update => way.Shapes[update]).Append(way.Shapes[^1])],
                })], updates);
    }

    /// <summary>What the page's program needs: the views' frames, and the way of every start in mm, one list of coordinates an update.</summary>
    public string ToJson(IReadOnlyList<ScanView> views)
    {
        int digits = Math.Clamp((int)Math.Ceiling(-Math.Log10(views.Min(view => view.Image.SpacingMm))) + 1, 1, 5);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("updates");
            foreach (int update in Updates)
            {
                json.WriteNumberValue(update);
            }

            json.WriteEndArray();
            json.WriteStartArray("views");
            foreach (ScanView view in views)
            {
                Write(json, view);
            }

            json.WriteEndArray();
            json.WriteStartArray("starts");
            foreach (WorldPath start in Starts)
            {
                json.WriteStartArray();
                foreach (IReadOnlyList<WorldPoint> shape in start.Shapes)
                {
                    json.WriteStartArray();
                    foreach (WorldPoint point in shape)
                    {
                        Write(json, digits, point.X, point.Y, point.Z);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ScanView view)
    {
        const int Digits = 6;
        WorldPoint corner = view.Image.Plane.At(-view.WidthMm / 2, -view.HeightMm / 2);
        json.WriteStartObject();
        json.WriteStartArray("corner");
        Write(json, Digits, corner.X, corner.Y, corner.Z);
        json.WriteEndArray();
        json.WriteStartArray("x");
        Write(json, Digits, view.Image.Plane.XAxis.X, view.Image.Plane.XAxis.Y, view.Image.Plane.XAxis.Z);
        json.WriteEndArray();
        json.WriteStartArray("y");
        Write(json, Digits, view.Image.Plane.YAxis.X, view.Image.Plane.YAxis.Y, view.Image.Plane.YAxis.Z);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, int digits, params ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            json.WriteNumberValue(Math.Round(number, digits));
        }
    }
}
