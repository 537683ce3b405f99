using Pinpoint.Documents;

namespace Pinpoint.Cli.Output;

/// <summary>Seeds as a table, or as JSON.</summary>
internal static class SeedPrinter
{
    public static void Print(Terminal terminal, SeedsDocument made, bool json)
    {
        if (made.LeftOutLandmarks.Count > 0)
        {
            terminal.Warn($"no seeds, for they have no position or lie outside the scan: {string.Join(", ", made.LeftOutLandmarks)}");
        }

        if (json)
        {
            JsonDocumentPrinter.Print(terminal, made);
            return;
        }

        TextTable table = new TextTable().Left("landmark").Right("label").Right("voxel").Right("radius mm");
        foreach (SeedItem seed in made.Seeds)
        {
            string voxel = string.Join(' ', seed.PointXyz.Select(index => Invariant($"{index}")));
            table.Row(seed.Name, Invariant($"{seed.LabelValue}"), voxel, $"{seed.RadiusMm:0.0}");
        }

        table.Print(terminal);
        foreach (string file in made.Files)
        {
            terminal.Output.WriteLine(file);
        }
    }
}
