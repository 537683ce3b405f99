using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes IDAV Landmark's <c>.pts</c> in LPS mm; its names hold no blanks, and a missing landmark is 9999 9999 9999.</summary>
internal static class IdavWriter
{
    /// <summary>Writes the set in LPS millimetres.</summary>
    /// <exception cref="BadInputException">Two names differ only in blanks.</exception>
    public static void Write(Stream stream, LandmarkSet landmarks)
    {
        IReadOnlyList<string> names = BareNames.Of(landmarks, ".pts");
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("Version 1.0");
        writer.WriteLine(InputNumber.Format(landmarks.Count));
        for (int i = 0; i < landmarks.Count; i++)
        {
            WorldPoint position = landmarks[i].Position ?? new WorldPoint(IdavReader.Missing, IdavReader.Missing, IdavReader.Missing);
            writer.WriteLine($"{names[i]} {InputNumber.Format(position.X)} {InputNumber.Format(position.Y)} {InputNumber.Format(position.Z)}");
        }
    }
}
