using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint studio</c>: a project of scans that are labelled in the browser.</summary>
internal static class StudioCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The project's folder, which is made if it is not there; a data set may be one" };
        var choices = new ServeChoices();
        var command = new Command("studio", "Label scans in a browser, from the first one on.") { folder };
        choices.AddStudioTo(command);
        command.SetAction(parsed =>
        {
            ServerRun.Run(
                terminal,
                choices.Read(parsed, []) with { StudioFolder = parsed.GetRequiredValue(folder) },
                parsed.GetValue<bool>(CommonOptions.VerboseName));
            return ExitCodes.Done;
        });
        examples.Add(command, "pinpoint studio heads/", "pinpoint studio heads/ --port 8000", "pinpoint studio heads/ --host 0.0.0.0 --users people.txt");
        return command;
    }
}
