using System.Globalization;
using Pinpoint.Documents;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>A gathered cohort in a few lines, or as its JSON document.</summary>
internal static class CohortPrinter
{
    private const int MostOutliers = 10;

    public static void Print(Terminal terminal, GatherCohortOutcome outcome, bool json)
    {
        CohortDocument document = outcome.Document;
        terminal.Warn(document.Warnings);
        foreach (FailureItem failure in document.Failures)
        {
            terminal.Fail(failure.Message.StartsWith(failure.Scan, StringComparison.Ordinal) ? failure.Message : $"{failure.Scan}: {failure.Message}");
        }

        if (json)
        {
            JsonDocumentPrinter.Print(terminal, document);
            return;
        }

        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{document.CaseCount} scans: {document.DoneCount} done ({document.RejectedCount} unlike the training set), {document.FailedCount} failed, "
                + $"{document.UnfinishedCount} not finished, {document.MissingCount} missing"));
        foreach (OutlierItem item in document.Outliers.Take(MostOutliers))
        {
            string far = item.Deviation is { } deviation
                ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", item.Unusual)} up to {deviation:0.0} deviations from the median")
                : "";
            terminal.Output.WriteLine($"look at {item.Case}: {(item.Rejected ? $"unlike the training set{(far.Length > 0 ? ", " : "")}" : "")}{far}");
        }

        if (document.Outliers.Count > MostOutliers)
        {
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and at {document.Outliers.Count - MostOutliers} more; the report has all"));
        }

        terminal.Output.WriteLine($"written: {string.Join(", ", outcome.Files)}");
    }
}
