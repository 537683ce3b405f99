using Pinpoint.Documents;
using Pinpoint.Localization;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>Which scans are worth labelling, as a table or JSON.</summary>
internal sealed class SuggestionPrinter(Terminal terminal) : IProgress<ScanOutcome>
{
    /// <summary>Tells of a scan that was looked at.</summary>
    public void Report(ScanOutcome value)
    {
        terminal.Warn(value.Warnings);
        if (value.Problem is { } problem)
        {
            terminal.Fail(problem.Message);
        }
    }

    public void Print(SuggestLabelsOutcome outcome, bool json)
    {
        if (!outcome.KnowsTraining)
        {
            terminal.Warn("the model does not say what its training scans look like (it is of an earlier version), so scans are compared with each other only");
        }

        if (json)
        {
            JsonDocumentPrinter.Print(
                terminal, new SuggestionsDocument([.. outcome.Suggestions.Select(SuggestionItem.Of)], ScanFailures.Of(outcome.Scans), terminal.Warnings));
            return;
        }

        TextTable table = new TextTable().Right("rank").Left("scan").Right("score").Right("disagreement mm").Right("novelty").Left("most like");
        for (int i = 0; i < outcome.Suggestions.Count; i++)
        {
            SuggestedScan scan = outcome.Suggestions[i];
            table.Row($"{i + 1}", scan.Scan, $"{scan.Score:0.00}", $"{scan.DisagreementMm:0.00}", $"{scan.Novelty:0.00}", scan.Nearest ?? "-");
        }

        table.Print(terminal);
    }
}
