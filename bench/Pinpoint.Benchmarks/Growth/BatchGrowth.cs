using System.Diagnostics;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Reports;

namespace Pinpoint.Benchmarks;

/// <summary>Scans per minute when one process predicts scan after scan: gzipped scan in, landmark file out.</summary>
internal static class BatchGrowth
{
    /// <summary>Against the number of scans, with one thread and with two, and with two localizers of one thread each that share the scans.</summary>
    public static LinePlot ScansPerMinute(int repetitions)
    {
        using var files = new LoadingWorkload();
        LandmarkModel model = ModelFile.Load(files.ModelPath);
        int[] counts = [1, 2, 4, 8, 16];
        return new LinePlot(
            "Scans per minute in one run, 324 x 207 x 279 voxels, gzipped",
            new PlotAxis("scans in the run", Logarithmic: true),
            new PlotAxis("scans per minute"),
            [
                Series("one after the other, 1 thread", workers: 1, threads: 1),
                Series("one after the other, 2 threads", workers: 1, threads: 2),
                Series("two at a time, 1 thread each", workers: 2, threads: 1),
            ]);

        PlotSeries Series(string name, int workers, int threads) =>
            new(name, [.. counts.Select(
                count => new PlotPoint(count, 60 * count / Medians.Of([.. Enumerable.Range(0, repetitions).Select(_ => Seconds(count, workers, threads))])))]);

        double Seconds(int count, int workers, int threads)
        {
            long start = Stopwatch.GetTimestamp();
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker =>
            {
                using var localizer = new Localizer(model, new LocalizerOptions { Threads = threads });
                for (int scan = worker; scan < count; scan += workers)
                {
                    LandmarkSet found = localizer.Locate(VolumeFile.Read(files.ScanPath)).Landmarks;
                    LandmarkFile.Write(files.AnswerPath(scan), found);
                }
            });
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }
}
