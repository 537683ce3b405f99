using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint serve</c>: the viewer and the HTTP API on this machine.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var models = new Argument<string[]>("MODEL")
        {
            Description = "Model files, or folders of training runs (default: the models that come with pinpoint)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var choices = new ServeChoices();
        var command = new Command("serve", "Show scans and their landmarks in a browser, and answer HTTP requests.") { models };
        choices.AddTo(command);
        command.SetAction(parsed =>
        {
            ServerRun.Run(terminal, choices.Read(parsed, parsed.GetValue(models) ?? []), parsed.GetValue<bool>(CommonOptions.VerboseName));
            return ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint serve runs/heads",
            "pinpoint serve heads.safetensors skulls.safetensors --port 8000",
            "pinpoint serve runs/heads --corrections corrected/",
            "pinpoint serve runs/heads --host 0.0.0.0 --token 5up3r-53cret",
            "pinpoint serve runs/heads --dicomweb http://localhost:8042/dicom-web --sweep CT");
        return command;
    }
}
