using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Preparation;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

public sealed class CachedTrainingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void The_cache_changes_no_byte_of_the_model_whatever_the_threads(double warp)
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("memory")) with { Cache = CacheUse.Never };
        request = request with { Plan = request.Plan with { Warp = warp, Refinement = request.Plan.Refinement! with { Warp = warp } } };

        byte[] memory = Train(request);
        byte[] cached = Train(request with { Cache = CacheUse.Always, OutputFolder = folder.File("cached"), CacheFolder = folder.File("cache") });
        byte[] again = Train(
            request with { Cache = CacheUse.Always, OutputFolder = folder.File("again"), CacheFolder = folder.File("cache"), Threads = 2, Examine = false });

        cached.ShouldBe(memory);
        again.ShouldBe(memory);
    }

    [Theory]
    [InlineData("paper")]
    [InlineData("default")]
    public void Plans_along_the_grids_axes_give_the_same_model_too(string preset)
    {
        using var folder = new TemporaryFolder();
        TrainingPlan plan = Presets.Of(preset, 8) with
        {
            PatchSize = 15, ConvolutionMaps = [8, 16], HiddenUnits = [16], BatchSize = 4, Steps = 6, Refinement = null, SearchSpace = SearchSpaceKind.Modes,
        };
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data"), 6), folder.File("memory")) with { Plan = plan };

        Train(request with { Cache = CacheUse.Always, OutputFolder = folder.File("cached") }).ShouldBe(Train(request));
    }

    [Fact]
    public void A_run_resumed_from_the_cache_ends_with_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("whole"));
        byte[] whole = Train(request);
        TrainingRequest halves = request with { OutputFolder = folder.File("halves"), Cache = CacheUse.Always, ReportInterval = 1 };
        using (var stop = new CancellationTokenSource())
        {
            var progress = new Immediate<TrainingProgress>(report =>
            {
                if (report.Step == 7)
                {
                    stop.Cancel();
                }
            });
            TrainingRun.Run(halves, progress, stop.Token).Completed.ShouldBeFalse();
        }

        Train(halves with { Resume = true }).ShouldBe(whole);
    }

    [Fact]
    public void What_is_damaged_cut_or_of_another_version_is_made_again_with_a_line()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run")) with { Cache = CacheUse.Always };
        byte[] model = Train(request);
        string[] scans = [.. Directory.GetFiles(folder.File("run/cache"), "*.scan").Order(StringComparer.Ordinal)];
        string[] facts = [.. Directory.GetFiles(folder.File("run/cache"), "*.facts.json").Order(StringComparer.Ordinal)];
        byte[][] before = [.. scans.Concat(facts).Select(File.ReadAllBytes)];
        Change(scans[0], bytes => bytes[bytes.Length / 2] ^= 1);
        Change(scans[1], bytes => bytes[8]++);
        File.WriteAllBytes(scans[2], before[2][..^100]);
        File.WriteAllBytes(scans[3], []);
        Change(facts[0], bytes => bytes[^200] ^= 1);
        File.Delete(facts[1]);

        var told = new List<string>();

        TrainingOutcome outcome = TrainingRun.Run(
            request with { OutputFolder = folder.File("other"), CacheFolder = folder.File("run/cache"), Warn = told.Add });

        File.ReadAllBytes(outcome.ModelPath).ShouldBe(model);
        told.Count(line => line.EndsWith("it was made again", StringComparison.Ordinal)).ShouldBeInRange(4, 5);
        told.ShouldContain(warning => warning.StartsWith(scans[1], StringComparison.Ordinal) && warning.Contains("version"));
        scans.Concat(facts).Select(File.ReadAllBytes).ShouldBe(before);
    }

    [Fact]
    public void Two_runs_at_once_share_a_cache_and_leave_nothing_else_there()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRequest request = TinyTraining.Request(data, folder.File("alone"));
        byte[] model = Train(request);

        Parallel.For(0, 4, i => Train(
            request with { OutputFolder = folder.File($"{i}"), Cache = CacheUse.Always, CacheFolder = folder.File("cache") }).ShouldBe(model));

        Directory.GetFileSystemEntries(folder.File("cache")).Length.ShouldBe(2 * data.Cases.Count);
    }

    [Fact]
    public void A_cache_that_vanishes_while_it_is_trained_from_ends_the_run_with_its_name()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run")) with
        {
            Cache = CacheUse.Always,
            ReportInterval = 1,
        };
        byte[] model = Train(request with { OutputFolder = folder.File("whole"), Cache = CacheUse.Never });
        var progress = new Immediate<TrainingProgress>(report =>
        {
            if (report.Step == 3 && Directory.Exists(folder.File("run/cache")))
            {
                foreach (string path in Directory.GetFiles(folder.File("run/cache"), "*.scan"))
                {
                    using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
                    {
                        stream.SetLength(100);
                    }

                    File.Delete(path);
                }
            }
        });

        Should.Throw<ResourceException>(() => TrainingRun.Run(request, progress)).Message.ShouldContain(folder.File("run/cache"));
        Train(request).ShouldBe(model);
    }

    [Fact]
    public void Scans_that_fail_are_left_out_and_told_of_where_the_run_may_go_on()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRequest request = TinyTraining.Request(data, folder.File("run"));
        byte[] scan = File.ReadAllBytes(data.Cases[3].VolumePath);
        byte[] without = Train(request with { OutputFolder = folder.File("without"), OnlyCases = [.. NamesBut(data, 3, 5)] });
        File.WriteAllBytes(data.Cases[3].VolumePath, scan[..(scan.Length / 2)]);
        File.WriteAllText(data.Cases[5].LandmarksPath!, "{");

        foreach (CacheUse cache in new[] { CacheUse.Never, CacheUse.Always })
        {
            Should.Throw<BadInputException>(() => TrainingRun.Run(request with { Cache = cache }));
            TrainingOutcome outcome = TrainingRun.Run(request with { Cache = cache, KeepGoing = true, OutputFolder = folder.File($"{cache}") });

            outcome.Failures.Select(failure => failure.Case).ShouldBe([data.Cases[3].Name, data.Cases[5].Name]);
            outcome.Failures[0].Problem.Message.ShouldContain(data.Cases[3].VolumePath);
            File.ReadAllBytes(outcome.ModelPath).ShouldBe(without);
        }
    }

    [Fact]
    public void Progress_counts_every_scan_and_those_that_had_to_be_read()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run"));
        PreparationProgress? last = null;
        request = request with { Cache = CacheUse.Always, Threads = 2, Preparing = new Immediate<PreparationProgress>(report => last = report) };

        Train(request);
        (last!.Done, last.Count, last.Read).ShouldBe((8, 8, 8));
        File.Delete(Directory.GetFiles(folder.File("run/cache"), "*.scan")[2]);
        Train(request);
        (last.Done, last.Count, last.Read).ShouldBe((8, 8, 1));
    }

    private static IEnumerable<string> NamesBut(Dataset data, params int[] cases) =>
        data.Cases.Where((_, i) => !cases.Contains(i)).Select(item => item.Name);

    private static byte[] Train(TrainingRequest request) => File.ReadAllBytes(TrainingRun.Run(request).ModelPath);

    private static void Change(string path, Action<byte[]> change)
    {
        byte[] bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes);
    }

    private sealed class Immediate<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
