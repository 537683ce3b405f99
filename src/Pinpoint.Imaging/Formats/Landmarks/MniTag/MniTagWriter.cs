using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes MNI tag points in RAS mm, the names as their texts; landmarks without a position are named in comments.</summary>
internal static class MniTagWriter
{
    /// <summary>Writes the set.</summary>
    public static void Write(Stream stream, LandmarkSet landmarks)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(MniTagReader.FirstLine);
        writer.WriteLine("Volumes = 1;");
        foreach (Landmark landmark in landmarks.Where(landmark => landmark.Position is null))
        {
            writer.WriteLine($"% {LandmarkComments.Missing(landmark.Name)}");
        }

        writer.WriteLine();
        writer.Write("Points =");
        foreach (Landmark landmark in landmarks)
        {
            if (landmark.Position is { } position)
            {
                // Weight, structure and patient are not known: 0, -1 and -1, as the writers of MINC have them.
                writer.Write(
                    $"\n {InputNumber.Format(0 - position.X)} {InputNumber.Format(0 - position.Y)} {InputNumber.Format(position.Z)} 0 -1 -1 " +
                    $"\"{Escaped(landmark.Name)}\"");
            }
        }

        writer.WriteLine(";");
    }

    private static string Escaped(string name) =>
        name.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
