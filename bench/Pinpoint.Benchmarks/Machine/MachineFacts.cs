using System.Globalization;
using System.Runtime.InteropServices;

namespace Pinpoint.Benchmarks;

/// <summary>What this machine can do at most, measured in the run that cites it.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="PeakOf">GFLOP/s of multiply-adds in the widest vectors, for one thread and for two.</param>
/// <param name="BandwidthOf">GB/s of the triad, for one thread and for two.</param>
internal sealed record MachineFacts(string Processor, IReadOnlyDictionary<int, double> PeakOf, IReadOnlyDictionary<int, double> BandwidthOf)
{
    /// <summary>Measures the machine and prints it.</summary>
    public static MachineFacts MeasureAndPrint()
    {
        string processor = ProcessorName();
        Markdown.Title("The machine");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{processor}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:F0} GiB; ") +
                string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription.Trim()}; {RuntimeInformation.FrameworkDescription}"));
        Console.WriteLine();
        Markdown.Row("at most", "1 thread", "2 threads");
        Markdown.Rule(3);
        var peaks = new Dictionary<int, double>();
        foreach (int bits in MultiplyAddPeak.Widths)
        {
            double one = MultiplyAddPeak.Measure(bits, 1);
            double two = MultiplyAddPeak.Measure(bits, 2);
            Markdown.Row($"multiply-adds, vectors of {bits} bits", $"{one:F0} GFLOP/s", $"{two:F0} GFLOP/s");
            peaks[1] = Math.Max(one, peaks.GetValueOrDefault(1));
            peaks[2] = Math.Max(two, peaks.GetValueOrDefault(2));
        }

        var bandwidths = new Dictionary<int, double> { [1] = StreamTriad.Measure(1), [2] = StreamTriad.Measure(2) };
        Markdown.Row("memory, triad", $"{bandwidths[1]:F1} GB/s", $"{bandwidths[2]:F1} GB/s");
        Console.WriteLine();
        return new MachineFacts(processor, peaks, bandwidths);
    }

    private static string ProcessorName()
    {
        const string Facts = "/proc/cpuinfo";
        string? line = File.Exists(Facts) ? File.ReadLines(Facts).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
