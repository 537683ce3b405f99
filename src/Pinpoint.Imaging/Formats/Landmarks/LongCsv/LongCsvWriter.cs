using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes the long table in LPS millimetres; x, y and z are empty where a landmark is missing. Descriptions have no column.</summary>
internal static class LongCsvWriter
{
    /// <summary>The header line.</summary>
    public const string Columns = "case,landmark,x,y,z,frame,status,error95_mm";

    /// <summary>Writes the landmarks of any number of cases.</summary>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, LandmarkSet>> cases)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Columns);
        foreach ((string caseName, LandmarkSet landmarks) in cases)
        {
            foreach (Landmark landmark in landmarks)
            {
                writer.WriteLine(CsvText.Row(
                    caseName,
                    landmark.Name,
                    Text(landmark.Position?.X),
                    Text(landmark.Position?.Y),
                    Text(landmark.Position?.Z),
                    "lps",
                    LandmarkStatuses.NameOf(landmark.Status),
                    Text(landmark.Radius95)));
            }
        }
    }

    private static string Text(double? number) => number is { } value ? InputNumber.Format(value) : "";
}
