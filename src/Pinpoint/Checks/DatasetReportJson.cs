using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>A report of the data doctor as JSON; what a finding does not name is null.</summary>
public static class DatasetReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report as one document.</summary>
    public static string ToText(DatasetReport report)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(writer, report);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the report as one JSON object: counts, findings and the fingerprint.</summary>
    public static void Write(Utf8JsonWriter writer, DatasetReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        writer.WriteStartObject();
        writer.WriteString("dataset", report.Fingerprint.Name);
        writer.WriteNumber("cases", report.Cases);
        writer.WriteNumber("readable_scans", report.Fingerprint.Cases.Count);
        writer.WriteNumber("errors", report.Errors);
        writer.WriteNumber("warnings", report.Warnings);
        writer.WriteNumber("notes", report.Notes);
        writer.WriteStartArray("findings");
        foreach (Finding finding in report.Findings)
        {
            writer.WriteStartObject();
            writer.WriteString("severity", SeverityName(finding.Severity));
            writer.WriteString("code", finding.Code);
            writer.WriteString("case", finding.Case);
            writer.WriteString("file", finding.File);
            writer.WriteString("landmark", finding.Landmark);
            writer.WriteString("message", finding.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("fingerprint");
        DatasetFingerprintJson.Write(writer, report.Fingerprint);
        writer.WriteEndObject();
    }

    /// <summary>A severity as it stands in reports: error, warning or note.</summary>
    public static string SeverityName(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };
}
