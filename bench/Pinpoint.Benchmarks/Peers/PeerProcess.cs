using System.Diagnostics;
using System.Globalization;

namespace Pinpoint.Benchmarks;

/// <summary>Another runtime in a process that lives as long as the run: a line with a task in, a line with the seconds out.</summary>
internal sealed class PeerProcess : IContender, IDisposable
{
    // Threads of other runtimes spin on for a while after their work.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(60);
    private readonly Process _process;

    /// <summary>Starts the process and waits until it is ready.</summary>
    /// <param name="name">The column's name; the version is added.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">The process ended before it was ready.</exception>
    public PeerProcess(string name, string program, params string[] arguments)
    {
        _process = Process.Start(
            new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        string version = Answer(name).Split(' ')[^1];
        Name = string.Create(CultureInfo.InvariantCulture, $"{name} {version}");
    }

    public string Name { get; }

    public double Seconds(string task, int batch, int repeats)
    {
        Thread.Sleep(Settling);
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{task} {batch} {repeats}"));
        _process.StandardInput.Flush();
        double seconds = double.Parse(Answer(Name), CultureInfo.InvariantCulture);
        Thread.Sleep(Settling);
        return seconds;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private string Answer(string name) =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{name} ended without an answer; its own words stand above.");
}
