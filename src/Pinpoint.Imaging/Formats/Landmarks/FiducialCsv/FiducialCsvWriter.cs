using System.Text;

namespace Pinpoint.Imaging;

/// <summary>
/// Writes 3D Slicer's <c>.fcsv</c>, version 4.11, in LPS. The format has no state for a missing landmark, so those are left out of the points and
/// named in a comment line, <c># missing =,a,b</c>, which Slicer skips and this software reads back.
/// </summary>
internal static class FiducialCsvWriter
{
    /// <summary>Writes the set in LPS millimetres.</summary>
    public static void Write(Stream stream, LandmarkSet landmarks)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("# Markups fiducial file version = 4.11");
        writer.WriteLine("# CoordinateSystem = LPS");
        writer.WriteLine("# columns = id,x,y,z,ow,ox,oy,oz,vis,sel,lock,label,desc,associatedNodeID");
        int number = 0;
        foreach (Landmark landmark in landmarks)
        {
            if (landmark.Position is not { } position)
            {
                continue;
            }

            number++;
            writer.WriteLine(CsvText.Row(
                InputNumber.Format(number),
                InputNumber.Format(position.X),
                InputNumber.Format(position.Y),
                InputNumber.Format(position.Z),
                "0", "0", "0", "1", "1", "1", "0",
                landmark.Name,
                LandmarkDescription.Compose(landmark),
                ""));
        }

        if (number < landmarks.Count)
        {
            writer.WriteLine(CsvText.Row(landmarks.Where(landmark => landmark.Position is null).Select(landmark => landmark.Name).Prepend("# missing =")));
        }
    }
}
