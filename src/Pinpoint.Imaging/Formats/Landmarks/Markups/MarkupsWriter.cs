using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>
/// Writes a 3D Slicer point list (<c>.mrk.json</c>, schema v1.0.3) with every field that Slicer itself writes. A landmark without
/// a position has the status missing where it is known to be absent, and undefined else; the state and error radius of the others go to the description (see
/// <see cref="LandmarkDescription"/>).
/// </summary>
internal static class MarkupsWriter
{
    private const string SchemaAddress =
        "https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/Resources/Schema/markups-schema-v1.0.3.json#";

    // Readable labels in any script; the output is a file, not a page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the set in LPS millimetres.</summary>
    public static void Write(Stream stream, LandmarkSet landmarks)
    {
        using var writer = new Utf8JsonWriter(stream, Options);
        writer.WriteStartObject();
        writer.WriteString("@schema", SchemaAddress);
        writer.WriteStartArray("markups");
        writer.WriteStartObject();
        writer.WriteString("type", "Fiducial");
        writer.WriteString("coordinateSystem", "LPS");
        writer.WriteString("coordinateUnits", "mm");
        writer.WriteBoolean("locked", false);
        writer.WriteBoolean("fixedNumberOfControlPoints", false);
        writer.WriteString("labelFormat", "%N-%d");
        writer.WriteNumber("lastUsedControlPointNumber", landmarks.Count);
        writer.WriteStartArray("controlPoints");
        for (int i = 0; i < landmarks.Count; i++)
        {
            WritePoint(writer, i + 1, landmarks[i]);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("measurements");
        writer.WriteEndArray();
        WriteDisplay(writer);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter writer, int number, Landmark landmark)
    {
        writer.WriteStartObject();
        writer.WriteString("id", InputNumber.Format(number));
        writer.WriteString("label", landmark.Name);
        writer.WriteString("description", LandmarkDescription.Compose(landmark));
        writer.WriteString("associatedNodeID", "");
        if (landmark.Position is { } position)
        {
            WriteNumbers(writer, "position", [position.X, position.Y, position.Z]);
        }
        else
        {
            writer.WriteString("position", "");
        }

        // Slicer's default orientation, the identity in RAS, written in LPS.
        WriteNumbers(writer, "orientation", [-1, 0, 0, 0, -1, 0, 0, 0, 1]);
        writer.WriteBoolean("selected", true);
        writer.WriteBoolean("locked", false);
        writer.WriteBoolean("visibility", true);
        writer.WriteString("positionStatus", landmark.Position is not null ? "defined" : landmark.IsAbsent ? "missing" : "undefined");
        writer.WriteEndObject();
    }

    // The values are Slicer's own defaults.
    private static void WriteDisplay(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("display");
        writer.WriteBoolean("visibility", true);
        writer.WriteNumber("opacity", 1.0);
        WriteNumbers(writer, "color", [0.4, 1.0, 1.0]);
        WriteNumbers(writer, "selectedColor", [1.0, 0.5, 0.5]);
        WriteNumbers(writer, "activeColor", [0.4, 1.0, 0.0]);
        writer.WriteBoolean("propertiesLabelVisibility", false);
        writer.WriteBoolean("pointLabelsVisibility", true);
        writer.WriteNumber("textScale", 3.0);
        writer.WriteString("glyphType", "Sphere3D");
        writer.WriteNumber("glyphScale", 3.0);
        writer.WriteNumber("glyphSize", 5.0);
        writer.WriteBoolean("useGlyphScale", true);
        writer.WriteBoolean("sliceProjection", false);
        writer.WriteBoolean("sliceProjectionUseFiducialColor", true);
        writer.WriteBoolean("sliceProjectionOutlinedBehindSlicePlane", false);
        WriteNumbers(writer, "sliceProjectionColor", [1.0, 1.0, 1.0]);
        writer.WriteNumber("sliceProjectionOpacity", 0.6);
        writer.WriteNumber("lineThickness", 0.2);
        writer.WriteNumber("lineColorFadingStart", 1.0);
        writer.WriteNumber("lineColorFadingEnd", 10.0);
        writer.WriteNumber("lineColorFadingSaturation", 1.0);
        writer.WriteNumber("lineColorFadingHueOffset", 0.0);
        writer.WriteBoolean("handlesInteractive", false);
        writer.WriteString("snapMode", "toVisibleSurface");
        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ReadOnlySpan<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (double number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
