using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>An evaluation as tables or as its JSON document.</summary>
internal static class EvaluationReport
{
    public static void Print(Terminal terminal, EvaluateOutcome outcome, bool json)
    {
        if (json)
        {
            JsonDocumentPrinter.Print(terminal, outcome.Document);
        }
        else
        {
            EvaluationPrinter.Print(terminal, outcome.Result, outcome.Baseline);
            if (outcome.Files.Count > 0)
            {
                terminal.Output.WriteLine();
                terminal.Output.WriteLine($"written: {string.Join(", ", outcome.Files)}");
            }
        }

        if (outcome.Page is { } page)
        {
            terminal.Tell(PageText.Of(page), json);
        }
    }
}
