using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>The fingerprint of a data set as JSON.</summary>
public static class DatasetFingerprintJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fingerprint as one document.</summary>
    public static string ToText(DatasetFingerprint fingerprint)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(writer, fingerprint);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the fingerprint as one JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, DatasetFingerprint fingerprint)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(fingerprint);
        writer.WriteStartObject();
        writer.WriteString("name", fingerprint.Name);
        writer.WriteString("sha256", fingerprint.Hash);
        writer.WriteNumber("cases", fingerprint.Cases.Count);
        if (fingerprint.MedianSpacingMm is var (x, y, z))
        {
            WriteNumbers(writer, "median_spacing_mm", x, y, z);
        }

        writer.WriteStartArray("landmarks");
        foreach (string name in fingerprint.LandmarkNames)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("same_scans");
        foreach (IReadOnlyList<string> group in fingerprint.SameScans())
        {
            writer.WriteStartArray();
            foreach (string name in group)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("per_case");
        foreach (CaseFingerprint item in fingerprint.Cases)
        {
            WriteCase(writer, item);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCase(Utf8JsonWriter writer, CaseFingerprint item)
    {
        writer.WriteStartObject();
        writer.WriteString("case", item.Name);
        WriteNumbers(writer, "size", item.Size.X, item.Size.Y, item.Size.Z);
        WriteNumbers(writer, "spacing_mm", item.SpacingMm.X, item.SpacingMm.Y, item.SpacingMm.Z);
        writer.WriteString("orientation", item.Orientation);
        writer.WriteString("voxel_type", item.VoxelType.ToString());
        writer.WriteNumber("minimum", item.Intensities.Minimum);
        writer.WriteNumber("maximum", item.Intensities.Maximum);
        writer.WriteStartObject("percentiles");
        foreach ((int rank, double value) in item.Intensities.Percentiles)
        {
            writer.WriteNumber(InputNumber.Format(rank), value);
        }

        writer.WriteEndObject();
        writer.WriteString("voxels_sha256", item.VoxelHash);
        writer.WriteString("landmarks_sha256", item.LandmarkHash);
        writer.WriteNumber("landmarks", item.Landmarks);
        writer.WriteNumber("landmarks_missing", item.MissingLandmarks);
        writer.WriteNumber("landmarks_outside", item.LandmarksOutside);
        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, params ReadOnlySpan<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (double number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
