using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes a landmark set of Amira in LPS mm; frame, names and missing landmarks stand in comments, which Amira skips.</summary>
internal static class AmiraWriter
{
    /// <summary>Writes the set in LPS millimetres.</summary>
    public static void Write(Stream stream, LandmarkSet landmarks)
    {
        Landmark[] placed = [.. landmarks.Where(landmark => landmark.Position is not null)];
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("# AmiraMesh 3D ASCII 2.0");
        writer.WriteLine($"# {UnnamedFrame.Comment}");
        for (int i = 0; i < placed.Length; i++)
        {
            writer.WriteLine($"# {LandmarkComments.Name(i + 1, placed[i].Name)}");
        }

        foreach (Landmark landmark in landmarks.Where(landmark => landmark.Position is null))
        {
            writer.WriteLine($"# {LandmarkComments.Missing(landmark.Name)}");
        }

        writer.WriteLine($"\ndefine Markers {InputNumber.Format(placed.Length)}\n\nParameters {{\n    NumSets 1,\n    ContentType \"LandmarkSet\"\n}}\n");
        writer.WriteLine("Markers { float[3] Coordinates } @1\n\n# Data section follows\n@1");
        foreach (Landmark landmark in placed)
        {
            WorldPoint position = landmark.Position.GetValueOrDefault();
            writer.WriteLine($"{InputNumber.Format(position.X)} {InputNumber.Format(position.Y)} {InputNumber.Format(position.Z)}");
        }
    }
}
