using System.Diagnostics;

namespace Pinpoint.Cli.Tests;

/// <summary>
/// The real program as a process of its own, for what no test can do to itself: signals and kills. It is what was built beside the tests, or the file that
/// the environment variable <c>PINPOINT_PROGRAM</c> names: a natively compiled program, say, which the tests then try.
/// </summary>
internal sealed class PinpointProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private PinpointProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program that is tried in place of what was built beside the tests; null where it is that.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("PINPOINT_PROGRAM") is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    public static PinpointProcess Start(params IEnumerable<string> arguments) => StartWith(null, arguments);

    /// <summary>Starts the program with an environment variable set to 0.</summary>
    public static PinpointProcess StartWith(string? zeroVariable, params IEnumerable<string> arguments) =>
        Program is null ? StartPlain(zeroVariable, arguments) : Start(Program, zeroVariable, arguments);

    /// <summary>Starts what was built beside the tests, whatever program is tried, with an environment variable set to 0.</summary>
    public static PinpointProcess StartPlain(string? zeroVariable, params IEnumerable<string> arguments) => Start(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        zeroVariable,
        [typeof(PinpointCommand).Assembly.Location, .. arguments]);

    /// <summary>Starts a file.</summary>
    public static PinpointProcess StartFile(string path, params IEnumerable<string> arguments) => Start(path, null, arguments);

    /// <summary>Ends the process as a power cut would: SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Sends SIGINT, as Ctrl-C does.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end; a program that does not come to one is killed, for it would never let the tests end.</summary>
    /// <remarks>A shell's background job may ignore SIGINT, and hand that on to what it starts.</remarks>
    public (int Code, string Output, string Error) Wait()
    {
        if (!_process.WaitForExit(Patience))
        {
            Kill();
        }

        return (_process.ExitCode, _output.Result, _error.Result);
    }

    public void Dispose() => _process.Dispose();

    private static PinpointProcess Start(string file, string? zeroVariable, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (zeroVariable is not null)
        {
            start.Environment[zeroVariable] = "0";
        }

        return new PinpointProcess(Process.Start(start)!);
    }
}
