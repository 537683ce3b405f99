using System.Text;

namespace Pinpoint.Imaging;

/// <summary>
/// Writes 3D Slicer's <c>.fcsv</c> in LPS, with the position status in the column after the associated node, as Slicer 5 does: 2 for a position,
/// 0 for a landmark that was not marked and 3 for one that is absent from the scan, whose coordinates are 0 and mean nothing.
/// </summary>
internal static class FiducialCsvWriter
{
    /// <summary>Writes the set in LPS millimetres.</summary>
    public static void Write(Stream stream, LandmarkSet landmarks)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("# Markups fiducial file version = 5.0");
        writer.WriteLine("# CoordinateSystem = LPS");
        writer.WriteLine("# columns = id,x,y,z,ow,ox,oy,oz,vis,sel,lock,label,desc,associatedNodeID");
        for (int i = 0; i < landmarks.Count; i++)
        {
            Landmark landmark = landmarks[i];
            WorldPoint position = landmark.Position ?? default;
            writer.WriteLine(CsvText.Row(
                InputNumber.Format(i + 1),
                InputNumber.Format(position.X),
                InputNumber.Format(position.Y),
                InputNumber.Format(position.Z),
                "0", "0", "0", "1", "1", "1", "0",
                landmark.Name,
                LandmarkDescription.Compose(landmark),
                "",
                landmark.Position is not null ? "2" : landmark.IsAbsent ? "3" : "0",
                "0"));
        }
    }
}
