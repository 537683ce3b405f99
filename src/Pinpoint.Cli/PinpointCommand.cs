using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Pinpoint.Cli.Commands;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Models;
using Pinpoint.Research;

namespace Pinpoint.Cli;

/// <summary>The <c>pinpoint</c> command: the one entry point of the program and of its tests.</summary>
public static class PinpointCommand
{
    // What the program has and the library alone has not.
    static PinpointCommand()
    {
        ShippedModels.ComeWith(typeof(PinpointCommand).Assembly);
        ResearchMethods.Add();
    }

    /// <summary>Runs the command with plain output.</summary>
    /// <param name="arguments">The arguments after the program's name.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="cancellationToken">Stops the work as Ctrl-C does.</param>
    /// <returns>The exit code; see <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default) =>
        Run(arguments, new Terminal(output, error, cancellationToken));

    internal static int Run(IReadOnlyList<string> arguments, Terminal terminal)
    {
        if (arguments.Any(argument => argument.Length == 0))
        {
            return Guard.Run(
                terminal, false, () =>
                    throw new UsageException("an argument is empty; leave it out, or give it a value (is a variable of the shell not set?)"));
        }

        ParseResult parsed = Parse(arguments, terminal);
        return Guard.Run(terminal, parsed.GetValue<bool>(CommonOptions.VerboseName), () =>
        {
            bool isRun = parsed.Action is not { ClearsParseErrors: true };
            if (isRun)
            {
                MisspeltWords.Refuse(parsed);
            }

            if (parsed.Errors.Count > 0 && isRun)
            {
                // A misspelt command is also a missing one; what was misspelt says more.
                ParseError problem = parsed.Errors.FirstOrDefault(error => error.Message.StartsWith("Unrecognized", StringComparison.Ordinal))
                    ?? parsed.Errors[0];
                throw new UsageException($"{problem.Message.TrimEnd('.')}; see '{Path(parsed.CommandResult.Command)} --help'");
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        });
    }

    internal static ParseResult Parse(IReadOnlyList<string> arguments, Terminal terminal) =>
        Create(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });

    private static RootCommand Create(Terminal terminal)
    {
        var examples = new CommandExamples();
        var root = new RootCommand("Finds anatomical landmarks in 3D medical volumes.")
        {
            InspectCommand.Create(terminal, examples),
            CheckCommand.Create(terminal, examples),
            PlanCommand.Create(terminal, examples),
            TrainCommand.Create(terminal, examples),
            PredictCommand.Create(terminal, examples),
            PlanesCommand.Create(terminal, examples),
            MeasureCommand.Create(terminal, examples),
            SuggestCommand.Create(terminal, examples),
            EvaluateCommand.Create(terminal, examples),
            CrossValidateCommand.Create(terminal, examples),
            CalibrateCommand.Create(terminal, examples),
            ReportCommand.Create(terminal, examples),
            ExportCommand.Create(terminal, examples),
            PhantomCommand.Create(terminal, examples),
            ReproduceCommand.Create(terminal, examples),
            DemoCommand.Create(terminal, examples),
            ServeCommand.Create(terminal, examples),
            CommonOptions.Verbose(),
        };
        root.HelpName = "pinpoint";
        examples.Add(root, "pinpoint demo", "pinpoint train heads/ -o runs/heads", "pinpoint predict runs/heads new/*.nii.gz -o answers/");
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
        VersionOption version = root.Options.OfType<VersionOption>().Single();
        version.Action = new PrintVersion();
        return root;
    }

    private static string Path(Command command) => command is RootCommand ? "pinpoint" : $"pinpoint {command.Name}";
}
