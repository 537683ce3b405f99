using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Registration;

/// <summary>Procrustes coordinates for programs of morphometrics.</summary>
internal static class ProcrustesTable
{
    /// <summary>A CSV table, a row a body: name, centroid size, distance from the mean, then x, y, z of each landmark on the mean shape.</summary>
    public static string Csv(GroupShape group)
    {
        var text = new StringBuilder();
        text.Append(TableText.Row([
            "case", "centroid_size_mm", "distance_mm",
            .. group.Mean.SelectMany(landmark => new[] { $"{landmark.Name}_x", $"{landmark.Name}_y", $"{landmark.Name}_z" }),
        ])).Append('\n');
        foreach (GroupBody body in group.Bodies)
        {
            text.Append(TableText.Row([
                body.Name, TableText.Number(body.CentroidSizeMm), TableText.Number(body.DistanceMm(group.Mean)),
                .. Coordinates.Of(body.Aligned).Select(TableText.Number),
            ])).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>TPS, a specimen a body.</summary>
    public static void WriteTps(Stream stream, GroupShape group)
    {
        ILandmarkFormat tps = LandmarkFormats.Standard.FindWrittenByName("x.tps")!;
        foreach (GroupBody body in group.Bodies)
        {
            LandmarkFile.Write(stream, body.Aligned, new LandmarkWriteOptions { Format = tps, CaseName = body.Name });
        }
    }
}
