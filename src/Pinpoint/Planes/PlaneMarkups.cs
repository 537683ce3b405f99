using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pinpoint.Planes;

/// <summary>Writes a plane as a 3D Slicer Markups Plane (<c>.mrk.json</c>, schema v1.0.3), with the fields that Slicer itself writes.</summary>
internal static class PlaneMarkups
{
    private const string SchemaAddress =
        "https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/Resources/Schema/markups-schema-v1.0.3.json#";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the plane in LPS mm, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="plane">The plane.</param>
    /// <param name="widthMm">Its extent along its x axis, half of it to each side of the origin.</param>
    /// <param name="heightMm">Its extent along its y axis.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, ScanPlane plane, double widthMm, double heightMm)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(plane);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new Utf8JsonWriter(stream, Options);
            writer.WriteStartObject();
            writer.WriteString("@schema", SchemaAddress);
            writer.WriteStartArray("markups");
            WritePlane(writer, plane, widthMm, heightMm);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void WritePlane(Utf8JsonWriter writer, ScanPlane plane, double widthMm, double heightMm)
    {
        var (x, y, z, middle) = (plane.XAxis, plane.YAxis, plane.Normal, plane.Origin);
        double[] axes = [x.X, y.X, z.X, x.Y, y.Y, z.Y, x.Z, y.Z, z.Z];
        writer.WriteStartObject();
        writer.WriteString("type", "Plane");
        writer.WriteString("name", plane.Name);
        writer.WriteString("coordinateSystem", "LPS");
        writer.WriteString("coordinateUnits", "mm");
        writer.WriteBoolean("locked", false);
        writer.WriteBoolean("fixedNumberOfControlPoints", true);
        writer.WriteString("labelFormat", "%N-%d");
        writer.WriteNumber("lastUsedControlPointNumber", 1);
        writer.WriteString("planeType", "pointNormal");
        writer.WriteString("sizeMode", "absolute");
        writer.WriteNumber("autoScalingFactor", 1.0);
        WriteNumbers(writer, "center", [middle.X, middle.Y, middle.Z]);
        WriteNumbers(writer, "normal", [z.X, z.Y, z.Z]);

        // Slicer keeps matrices in RAS and turns their first two rows for an LPS file: this one is the identity there.
        WriteNumbers(writer, "objectToBase", [-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
        WriteNumbers(
            writer, "baseToNode", [axes[0], axes[1], axes[2], middle.X, axes[3], axes[4], axes[5], middle.Y, axes[6], axes[7], axes[8], middle.Z, 0, 0, 0, 1]);
        WriteNumbers(writer, "orientation", axes);
        WriteNumbers(writer, "size", [widthMm, heightMm, 0]);
        WriteNumbers(writer, "planeBounds", [-widthMm / 2, widthMm / 2, -heightMm / 2, heightMm / 2]);
        writer.WriteStartArray("controlPoints");
        writer.WriteStartObject();
        writer.WriteString("id", "1");
        writer.WriteString("label", $"{plane.Name}-1");
        writer.WriteString("description", "");
        writer.WriteString("associatedNodeID", "");
        WriteNumbers(writer, "position", [middle.X, middle.Y, middle.Z]);
        WriteNumbers(writer, "orientation", axes);
        writer.WriteBoolean("selected", true);
        writer.WriteBoolean("locked", false);
        writer.WriteBoolean("visibility", true);
        writer.WriteString("positionStatus", "defined");
        writer.WriteEndObject();
        writer.WriteEndArray();
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
