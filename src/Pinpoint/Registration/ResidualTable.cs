using System.Text;
using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>The landmarks of a registration as a CSV table.</summary>
internal static class ResidualTable
{
    /// <summary>The table, a row a landmark, places in LPS mm.</summary>
    public static string Of(IEnumerable<RegisteredLandmark> landmarks)
    {
        var text = new StringBuilder();
        text.Append(TableText.Row(
            "landmark", "weight", "fixed_x", "fixed_y", "fixed_z", "moving_x", "moving_y", "moving_z", "mapped_x", "mapped_y", "mapped_z",
            "residual_mm", "expected95_mm", "target95_mm", "left_out_mm")).Append('\n');
        foreach (RegisteredLandmark landmark in landmarks)
        {
            IEnumerable<string> places = new[] { landmark.Fixed, landmark.Moving, landmark.Mapped }.SelectMany(Coordinates).Select(TableText.Number);
            text.Append(TableText.Row([
                landmark.Name, TableText.Number(landmark.Weight), .. places, TableText.Number(landmark.ResidualMm),
                TableText.Number(landmark.Expected95Mm), TableText.Number(landmark.Target95Mm), TableText.Number(landmark.LeftOutMm),
            ])).Append('\n');
        }

        return text.ToString();
    }

    private static double[] Coordinates(WorldPoint point) => [point.X, point.Y, point.Z];
}
