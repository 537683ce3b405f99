using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes points for <c>antsApplyTransformsToPoints</c> in LPS mm; a missing landmark is nan, which stays nan when it is transformed.</summary>
internal static class AntsWriter
{
    /// <summary>Writes the set in LPS millimetres.</summary>
    public static void Write(Stream stream, LandmarkSet landmarks)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("x,y,z,t,label,comment");
        for (int i = 0; i < landmarks.Count; i++)
        {
            writer.WriteLine(
                CsvText.Row(
                    Text(landmarks[i].Position?.X),
                    Text(landmarks[i].Position?.Y),
                    Text(landmarks[i].Position?.Z),
                    "0",
                    InputNumber.Format(i + 1),
                    landmarks[i].Name));
        }
    }

    private static string Text(double? number) => number is { } value ? InputNumber.Format(value) : "nan";
}
