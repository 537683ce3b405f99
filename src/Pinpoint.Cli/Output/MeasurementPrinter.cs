using Pinpoint.Biometry;

namespace Pinpoint.Cli.Output;

/// <summary>Measurements as a table.</summary>
internal static class MeasurementPrinter
{
    public static void PrintTable(Terminal terminal, IReadOnlyCollection<Measurement> measurements)
    {
        if (measurements.Count == 0)
        {
            return;
        }

        TextTable table = new TextTable().Left("measurement").Right("value").Left("unit").Right("95 % interval").Left("");
        foreach (Measurement measurement in measurements)
        {
            table.Row(
                measurement.Name,
                $"{measurement.Value:0.0}",
                measurement.Unit,
                measurement.Interval95 is { } interval ? $"{interval.Low:0.0} .. {interval.High:0.0}" : "-",
                measurement.Title);
        }

        table.Print(terminal);
    }
}
