using Pinpoint.Workflows;
using Spectre.Console;

namespace Pinpoint.Cli.Output;

/// <summary>Where a command prints, and what stops it.</summary>
internal sealed class Terminal
{
    private const int PlainWidth = 160;
    private readonly List<string> _warnings = [];

    // Most runs print no table and move no picture, and what does so takes its time to be made ready.
    private readonly Lazy<IAnsiConsole> _tables;
    private readonly Lazy<IAnsiConsole?> _live = new((IAnsiConsole?)null);

    /// <summary>Prints plain lines to two writers.</summary>
    public Terminal(TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        Output = output;
        Error = error;
        Cancellation = cancellationToken;
        _tables = new(() => Plain(output));
    }

    private Terminal(Func<IAnsiConsole> tables, Func<IAnsiConsole?> live, CancellationToken cancellationToken)
    {
        Output = Console.Out;
        Error = Console.Error;
        Cancellation = cancellationToken;
        _tables = new(tables);
        _live = new(live);
    }

    /// <summary>Standard output: results.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error: progress, warnings, errors.</summary>
    public TextWriter Error { get; }

    /// <summary>What was warned of so far, for the document of <c>--json</c>.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Stops the command.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Standard output for tables: plain text where it is redirected or <c>NO_COLOR</c> is set.</summary>
    public IAnsiConsole Tables => _tables.Value;

    /// <summary>Standard error for moving pictures, or null where only lines may be printed.</summary>
    public IAnsiConsole? Live => _live.Value;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess(CancellationToken cancellationToken)
    {
        bool colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(
            () => colour && !Console.IsOutputRedirected ? Rich(Console.Out) : Plain(Console.Out),
            () => colour && !Console.IsErrorRedirected ? Rich(Console.Error) : null,
            cancellationToken);
    }

    /// <summary>Tells of something odd that can be lived with, once and in one line, also of a file whose name has several.</summary>
    public void Warn(string message)
    {
        message = message.ReplaceLineEndings(" ");
        if (_warnings.Contains(message))
        {
            return;
        }

        _warnings.Add(message);
        string line = $"pinpoint: warning: {message}";
        if (Live is { } live)
        {
            // Above a picture that moves.
            live.WriteLine(line);
        }
        else
        {
            Error.WriteLine(line);
        }
    }

    /// <summary>Tells of a report that was written: on standard output, unless that is for JSON.</summary>
    public void Tell(string report, bool json) => (json ? Error : Output).WriteLine($"report: {report}");

    /// <summary>Tells of each odd thing, one line each.</summary>
    public void Warn(IEnumerable<string> messages)
    {
        foreach (string message in messages)
        {
            Warn(message);
        }
    }

    /// <summary>Tells of a scan that is unlike the training set.</summary>
    public void WarnOfVerdict(ScanPrediction prediction)
    {
        if (prediction.Answer.Verdict.Rejected)
        {
            Warn($"{prediction.Scan}: unlike the training set, so do not trust its landmarks: {prediction.Answer.Verdict.Text}");
        }
    }

    /// <summary>Tells of an error in one line.</summary>
    public void Fail(string message) => Error.WriteLine($"pinpoint: error: {message.ReplaceLineEndings(" ")}");

    private static IAnsiConsole Rich(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });

    private static IAnsiConsole Plain(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = PlainWidth;
        return console;
    }
}
