using System.Globalization;
using System.Runtime.InteropServices;

namespace Pinpoint.Benchmarks;

/// <summary>What this machine can do at most, measured in the run that cites it.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="PeakOf">GFLOP/s of multiply-adds in the widest vectors, for one thread and for two.</param>
/// <param name="BandwidthOf">GB/s of the triad, for one thread and for two.</param>
internal sealed record MachineFacts(string Processor, IReadOnlyDictionary<int, double> PeakOf, IReadOnlyDictionary<int, double> BandwidthOf)
{
    /// <summary>Measures what tables refer to: the peaks of the widest vectors.</summary>
    public static MachineFacts Measure()
    {
        int[] threads = [1, 2];
        return new MachineFacts(
            ProcessorName(),
            threads.ToDictionary(count => count, count => MultiplyAddPeak.Widths.Max(bits => MultiplyAddPeak.Measure(bits, count))),
            threads.ToDictionary(count => count, StreamTriad.Measure));
    }

    /// <summary>Measures the machine and prints it, with the date.</summary>
    public static void Print()
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{DateTime.UtcNow:d MMMM yyyy}. {ProcessorName()}, {Environment.ProcessorCount} virtual cores, ") +
                string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:F0} GiB; ") +
                string.Create(CultureInfo.InvariantCulture, $"{SystemName()}; {RuntimeInformation.FrameworkDescription}"));
        Console.WriteLine();
        Markdown.Row("at most", "1 thread", "2 threads");
        Markdown.Rule(3);
        foreach (int bits in MultiplyAddPeak.Widths)
        {
            Markdown.Row(
                $"multiply-adds, vectors of {bits} bits", $"{MultiplyAddPeak.Measure(bits, 1):F0} GFLOP/s", $"{MultiplyAddPeak.Measure(bits, 2):F0} GFLOP/s");
        }

        Markdown.Row("memory, triad", $"{StreamTriad.Measure(1):F1} GB/s", $"{StreamTriad.Measure(2):F1} GB/s");
        Console.WriteLine();
    }

    private static string SystemName()
    {
        const string Facts = "/etc/os-release";
        string? line = File.Exists(Facts) ? File.ReadLines(Facts).FirstOrDefault(text => text.StartsWith("PRETTY_NAME=", StringComparison.Ordinal)) : null;
        return line?.Split('"')[1] ?? RuntimeInformation.OSDescription.Trim();
    }

    private static string ProcessorName()
    {
        const string Facts = "/proc/cpuinfo";
        string? line = File.Exists(Facts) ? File.ReadLines(Facts).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
