using System.Text.Json;

namespace Pinpoint.Cli.Output;

/// <summary>The scans of a run that failed: each is told of at once, and the others go on.</summary>
internal sealed class ScanFailures(Terminal terminal)
{
    private readonly List<(string Scan, string Problem)> _failures = [];

    /// <summary>The worst that happened.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Done;

    public void Add(string scan, PinpointException exception)
    {
        terminal.Fail(exception.Message);
        _failures.Add((scan, exception.Message));
        ExitCode = Math.Max(ExitCode, ExitCodes.Of(exception));
    }

    /// <summary>Writes the member <c>failures</c> of the object at hand.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray("failures");
        foreach (var (scan, problem) in _failures)
        {
            json.WriteStartObject();
            json.WriteString("scan", scan);
            json.WriteString("problem", problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
