using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint suggest</c>: ranks unlabelled scans by how much labelling them would teach a model.</summary>
internal static class SuggestCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> model = CommonOptions.Model();
        var scans = new Argument<string[]>("SCAN") { Description = "Unlabelled scans, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<int?> count = CommonOptions.Positive(new Option<int?>("--count") { Description = "How many to suggest (default: all, ranked)", HelpName = "N" });
        var reading = new ScanChoices();
        Option<bool> json = CommonOptions.Json();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("suggest", "Rank unlabelled scans by how much labelling them would teach.") { model, scans, count, json, threads };
        reading.AddTo(command);
        command.SetAction(parsed =>
        {
            var printer = new SuggestionPrinter(terminal);
            SuggestLabelsOutcome outcome = SuggestLabels.Run(
                new SuggestLabelsRequest(parsed.GetRequiredValue(model), parsed.GetRequiredValue(scans))
                {
                    Count = parsed.GetValue(count),
                    Selection = reading.SelectionOf(parsed),
                    Threads = parsed.GetValue(threads),
                },
                printer,
                terminal.Cancellation);
            printer.Print(outcome, parsed.GetValue(json));
            return ScanFailures.ExitCodeOf(outcome.Scans);
        });
        examples.Add(command, "pinpoint suggest runs/heads unlabelled/ --count 10", "pinpoint suggest heads.safetensors new/*.nii.gz --json");
        return command;
    }
}
