using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>The planes that were cut out of a scan, as lines and a table or as the JSON of their summary.</summary>
internal static class PlaneCutPrinter
{
    /// <summary>Prints what was cut and what could not be.</summary>
    /// <returns>The exit code: the worst that happened.</returns>
    public static int Print(Terminal terminal, CutPlanesRequest request, CutPlanesOutcome outcome, bool json, bool withTable = true)
    {
        foreach (PinpointException problem in outcome.Problems)
        {
            terminal.Fail($"{request.Source}: {problem.Message}");
        }

        if (json)
        {
            JsonDocumentPrinter.Print(terminal, outcome.Document);
        }
        else
        {
            PrintLines(terminal, outcome, withTable);
        }

        return ExitCodes.Worst(outcome.Problems);
    }

    private static void PrintLines(Terminal terminal, CutPlanesOutcome outcome, bool withTable)
    {
        foreach (PlaneCut cut in outcome.Planes)
        {
            terminal.Output.WriteLine($"{cut.Definition.Name} ({cut.Definition.Title}): {string.Join(", ", cut.Files.All)}");
        }

        if (withTable)
        {
            MeasurementPrinter.PrintTable(terminal, outcome.Measurements);
        }

        if (outcome.SummaryFile is { } summary)
        {
            terminal.Output.WriteLine($"places, distances and measurements: {summary}");
        }
    }
}
