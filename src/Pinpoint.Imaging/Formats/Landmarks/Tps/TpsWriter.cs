using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes one specimen of TPS in LPS mm; frame and names stand in comments, which TPS programs skip. A missing landmark is NA.</summary>
internal static class TpsWriter
{
    /// <summary>Writes the set in LPS millimetres.</summary>
    public static void Write(Stream stream, LandmarkSet landmarks, string caseName)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"LM3={InputNumber.Format(landmarks.Count)}");
        foreach (Landmark landmark in landmarks)
        {
            writer.WriteLine(
                landmark.Position is { } position
                    ? $"{InputNumber.Format(position.X)} {InputNumber.Format(position.Y)} {InputNumber.Format(position.Z)}"
                    : "NA NA NA");
        }

        writer.WriteLine($"COMMENT={UnnamedFrame.Comment}");
        for (int i = 0; i < landmarks.Count; i++)
        {
            writer.WriteLine($"COMMENT={LandmarkComments.Name(i + 1, landmarks[i].Name)}");
        }

        writer.WriteLine($"ID={caseName.ReplaceLineEndings(" ")}");
        writer.WriteLine("SCALE=1");
    }
}
