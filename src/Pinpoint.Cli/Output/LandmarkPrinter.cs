using System.Text.Json;
using Pinpoint.Imaging;

namespace Pinpoint.Cli.Output;

/// <summary>Landmarks as a table and as JSON.</summary>
internal static class LandmarkPrinter
{
    public static void WriteJson(Utf8JsonWriter json, LandmarkSet landmarks, bool withRadius)
    {
        json.WriteStartArray("landmarks");
        foreach (Landmark landmark in landmarks)
        {
            json.WriteStartObject();
            json.WriteString("name", landmark.Name);
            if (landmark.Position is { } position)
            {
                json.WriteNumbers("position_lps_mm", position.X, position.Y, position.Z);
            }
            else
            {
                json.WriteNull("position_lps_mm");
            }

            json.WriteString("status", LandmarkStatuses.NameOf(landmark.Status));
            if (withRadius)
            {
                json.WriteNumberOrNull("radius95_mm", landmark.Radius95);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void PrintTable(Terminal terminal, LandmarkSet landmarks)
    {
        TextTable table = new TextTable().Left("landmark").Right("x (left)").Right("y (posterior)").Right("z (superior)").Right("radius").Left("status");
        foreach (Landmark landmark in landmarks)
        {
            table.Row(
                landmark.Name,
                landmark.Position is { } x ? $"{x.X:0.00}" : "-",
                landmark.Position is { } y ? $"{y.Y:0.00}" : "-",
                landmark.Position is { } z ? $"{z.Z:0.00}" : "-",
                landmark.Radius95 is { } radius ? $"{radius:0.00}" : "-",
                LandmarkStatuses.NameOf(landmark.Status));
        }

        table.Print(terminal);
    }
}
