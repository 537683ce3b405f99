using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Cli.Output;

/// <summary>A plane as JSON: where it lies, its files, and where every landmark projects.</summary>
internal static class PlanePrinter
{
    public static void WriteJson(Utf8JsonWriter json, PlaneDefinition definition, PlaneFiles files, PlaneImage picture, LandmarkSet landmarks)
    {
        ScanPlane plane = picture.Plane;
        json.WriteStartObject();
        json.WriteString("name", definition.Name);
        json.WriteString("title", definition.Title);
        json.WriteNumbers("origin_lps_mm", plane.Origin.X, plane.Origin.Y, plane.Origin.Z);
        Write(json, "x_axis", plane.XAxis);
        Write(json, "y_axis", plane.YAxis);
        Write(json, "normal", plane.Normal);
        json.WriteString("picture", files.Picture);
        json.WriteString("markups", files.Markups);
        json.WriteString("slice", files.Slice);
        json.WriteNumber("pixel_mm", picture.SpacingMm);
        json.WriteStartArray("landmarks");
        foreach (Landmark landmark in landmarks)
        {
            Write(json, definition, picture, landmark);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlaneDefinition definition, PlaneImage picture, Landmark landmark)
    {
        if (landmark.Position is not { } position)
        {
            return;
        }

        var (x, y, distance) = picture.Plane.Project(position);
        var (column, row, _) = picture.ToPixel(position);
        json.WriteStartObject();
        json.WriteString("name", landmark.Name);
        json.WriteBoolean("defines", definition.Landmarks.Contains(landmark.Name, StringComparer.Ordinal));
        json.WriteNumbers("in_plane_mm", x, y);
        json.WriteNumber("distance_mm", distance);
        json.WriteNumbers("pixel", column, row);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, WorldVector vector) => json.WriteNumbers(name, vector.X, vector.Y, vector.Z);
}
