using Pinpoint.Imaging;

namespace Pinpoint.Cli.Output;

/// <summary>Landmarks as a table.</summary>
internal static class LandmarkPrinter
{
    public static void PrintTable(Terminal terminal, LandmarkSet landmarks)
    {
        TextTable table = new TextTable().Left("landmark").Right("x (left)").Right("y (posterior)").Right("z (superior)").Right("radius").Left("status");
        foreach (Landmark landmark in landmarks)
        {
            table.Row(
                landmark.Name,
                landmark.Position is { } x ? $"{x.X:0.00}" : "-",
                landmark.Position is { } y ? $"{y.Y:0.00}" : "-",
                landmark.Position is { } z ? $"{z.Z:0.00}" : "-",
                landmark.Radius95 is { } radius ? $"{radius:0.00}" : "-",
                LandmarkStatuses.NameOf(landmark.Status));
        }

        table.Print(terminal);
    }
}
