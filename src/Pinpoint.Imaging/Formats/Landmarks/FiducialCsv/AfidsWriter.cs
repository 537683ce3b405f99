using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes Slicer's <c>.fcsv</c> as the AFIDs' programs read it: 14 columns, RAS as the number 0, numbers as labels, names as descriptions.</summary>
internal static class AfidsWriter
{
    /// <summary>Writes the landmarks that have a position.</summary>
    public static void Write(Stream stream, LandmarkSet landmarks)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("# Markups fiducial file version = 4.10");
        writer.WriteLine("# CoordinateSystem = 0");
        writer.WriteLine("# columns = id,x,y,z,ow,ox,oy,oz,vis,sel,lock,label,desc,associatedNodeID");
        for (int i = 0; i < landmarks.Count; i++)
        {
            if (landmarks[i].Position is { } position)
            {
                string number = InputNumber.Format(i + 1);
                writer.WriteLine(CsvText.Row(
                    "vtkMRMLMarkupsFiducialNode_" + number,
                    InputNumber.Format(Negated(position.X)),
                    InputNumber.Format(Negated(position.Y)),
                    InputNumber.Format(position.Z),
                    "0", "0", "0", "1", "1", "1", "0",
                    number,
                    landmarks[i].Name,
                    ""));
            }
        }
    }

    // LPS to RAS; no number reads -0.
    private static double Negated(double value) => value == 0 ? 0 : -value;
}
