using Pinpoint.Checks;
using Pinpoint.Documents;

namespace Pinpoint.Cli.Output;

/// <summary>The data doctor's report as lines, the gravest findings first.</summary>
internal static class DatasetReportPrinter
{
    public static void Print(Terminal terminal, DatasetReport report)
    {
        foreach (Finding finding in report.Findings)
        {
            terminal.Output.WriteLine($"{FindingSeverities.NameOf(finding.Severity)}: {FindingLines.Of(finding)}");
        }

        terminal.Output.WriteLine(
            $"{report.Cases} cases, {report.Fingerprint.LandmarkNames.Count} landmarks: {report.Errors} errors, {report.Warnings} warnings, {report.Notes} " +
            "notes");
        if (report.Fingerprint.MedianSpacingMm is var (x, y, z))
        {
            terminal.Output.WriteLine($"median spacing {x:0.####} x {y:0.####} x {z:0.####} mm; fingerprint {report.Fingerprint.Hash}");
        }
    }
}
