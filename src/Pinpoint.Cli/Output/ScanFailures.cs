using Pinpoint.Documents;

namespace Pinpoint.Cli.Output;

/// <summary>The scans of a run that failed: each is told of at once, and the others go on.</summary>
internal sealed class ScanFailures(Terminal terminal)
{
    private readonly List<FailureItem> _failures = [];

    /// <summary>The scans that failed so far.</summary>
    public IReadOnlyList<FailureItem> Failures => _failures;

    /// <summary>The worst that happened.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Done;

    public void Add(string scan, PinpointException exception)
    {
        terminal.Fail(exception.Message);
        _failures.Add(new FailureItem(scan, exception.Message));
        ExitCode = Math.Max(ExitCode, ExitCodes.Of(exception));
    }
}
