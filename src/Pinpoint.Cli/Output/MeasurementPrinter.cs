using System.Text.Json;
using Pinpoint.Biometry;

namespace Pinpoint.Cli.Output;

/// <summary>Measurements as a table and as JSON.</summary>
internal static class MeasurementPrinter
{
    /// <summary>Writes the member <c>measurements</c> of the object at hand.</summary>
    public static void WriteJson(Utf8JsonWriter json, IEnumerable<Measurement> measurements)
    {
        json.WriteStartArray("measurements");
        foreach (Measurement measurement in measurements)
        {
            json.WriteStartObject();
            json.WriteString("name", measurement.Name);
            json.WriteString("title", measurement.Title);
            json.WriteString("unit", measurement.Unit);
            json.WriteNumber("value", measurement.Value);
            if (measurement.Interval95 is { } interval)
            {
                json.WriteNumbers("interval95", interval.Low, interval.High);
            }
            else
            {
                json.WriteNull("interval95");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

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
