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
    // A run takes one of them; to make all, with the tables behind their words, would take as long as some runs.
    private static readonly (string Name, Func<Terminal, CommandExamples, Command> Create)[] Commands =
    [
        ("inspect", InspectCommand.Create),
        ("check", CheckCommand.Create),
        ("plan", PlanCommand.Create),
        ("train", TrainCommand.Create),
        ("predict", PredictCommand.Create),
        ("bids", BidsCommand.Create),
        ("planes", PlanesCommand.Create),
        ("measure", MeasureCommand.Create),
        ("register", RegisterCommand.Create),
        ("seeds", SeedsCommand.Create),
        ("gather", GatherCommand.Create),
        ("suggest", SuggestCommand.Create),
        ("evaluate", EvaluateCommand.Create),
        ("cross-validate", CrossValidateCommand.Create),
        ("calibrate", CalibrateCommand.Create),
        ("report", ReportCommand.Create),
        ("export", ExportCommand.Create),
        ("phantom", PhantomCommand.Create),
        ("reproduce", ReproduceCommand.Create),
        ("demo", DemoCommand.Create),
        ("serve", ServeCommand.Create),
        ("studio", StudioCommand.Create),
    ];

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
        Create(terminal, arguments).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });

    private static RootCommand Create(Terminal terminal, IReadOnlyList<string> arguments)
    {
        var examples = new CommandExamples();
        var root = new RootCommand("Finds anatomical landmarks in 3D medical volumes.") { CommonOptions.Verbose() };
        string first = arguments.Count > 0 ? arguments[0] : "";
        bool one = first == root.Options.OfType<VersionOption>().Single().Name || Array.Exists(Commands, command => command.Name == first);
        foreach (var (name, create) in Commands)
        {
            if (!one || name == first)
            {
                root.Add(create(terminal, examples));
            }
        }

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
