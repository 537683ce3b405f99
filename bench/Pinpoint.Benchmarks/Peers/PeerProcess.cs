using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pinpoint.Benchmarks;

/// <summary>Another runtime in a process that lives as long as the run: a line with a task in, a line with the seconds out.</summary>
internal sealed class PeerProcess : IContender
{
    private readonly Process _process;
    private readonly string _answers = Path.GetTempFileName();

    /// <summary>Starts the process and waits until it is ready.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables of its environment.</param>
    /// <exception cref="InvalidOperationException">The process ended before it was ready.</exception>
    public PeerProcess(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Complain(line.Data);
        _process.BeginErrorReadLine();
        Name = Line();
    }

    public string Name { get; }

    public Spent Run(PeerTask task, int batch, int repeats)
    {
        double[] seconds = [.. Ask(Invariant($"{task} {batch} {repeats}")).Split(' ').Select(text => double.Parse(text, Numbers))];
        return new Spent(seconds[0], seconds[1]);
    }

    public float[] Answer(int batch)
    {
        Ask(Invariant($"Answer {batch} {_answers}"));
        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(_answers)).ToArray();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        File.Delete(_answers);
    }

    private static System.Globalization.CultureInfo Numbers => System.Globalization.CultureInfo.InvariantCulture;

    // libtorch says at every convolution of a single sample that NNPACK does not know this processor.
    private static void Complain(string? line)
    {
        if (line?.Contains("NNPACK", StringComparison.Ordinal) == false)
        {
            Console.Error.WriteLine(line);
        }
    }

    private string Ask(string task)
    {
        _process.StandardInput.WriteLine(task);
        _process.StandardInput.Flush();
        return Line();
    }

    private string Line() =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("A peer ended without an answer; its own words stand above.");
}
