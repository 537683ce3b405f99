#:project ../../src/Pinpoint/Pinpoint.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using System.Diagnostics;
using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Training;

// What the first COUNT scans of a data set cost in a training.
// MeasureScale.cs one DATASET COUNT memory|CACHE [THREADS]: reading or preparing them, the steps of both stages, the most memory; a row of a table.
// MeasureScale.cs compare DATASET COUNT CACHE [THREADS]: the steps from memory and from the cache in turn, in one process.
const int Steps = 40;
const int Warm = 6;
const int Rounds = 13;
const int BlockSteps = 11;
string data = args[1];
int count = int.Parse(args[2]);
string way = args[3];
int threads = args.Length > 4 ? int.Parse(args[4]) : Environment.ProcessorCount;
var dataset = Dataset.Open(data);
TrainingRequest request = new()
{
    Data = dataset,
    OutputFolder = Path.Combine(Path.GetTempPath(), "measure-scale"),
    Plan = Presets.Of("default", dataset.ReadLandmarkNames().Count),
    OnlyCases = [.. dataset.Cases.Take(count).Select(item => item.Name)],
    Threads = threads,
};
switch (args[0])
{
    case "one":
        One();
        break;
    case "compare":
        Compare();
        break;
    default:
        throw new ArgumentException("The first argument is 'one' or 'compare'.");
}

void One()
{
    bool cached = way != "memory";
    var (set, seconds, processor) = Read(cached ? CacheUse.Always : CacheUse.Never);
    long before = Peak();
    string cells = "";
    foreach (StagePlan plan in LandmarkMethods.Of(set.Plan).Stages(set.Plan))
    {
        using var team = new WorkerTeam(threads);
        using ITrainingStage stage = plan.Create(DesignOf(set), set.Training, team);
        double[] times = [.. Enumerable.Range(0, Warm + Steps).Select(_ => Time(stage)).Skip(Warm).Order()];
        cells += $" {times[Steps / 2]:0.0} |";
    }

    double disk = cached ? new DirectoryInfo(way).EnumerateFiles().Sum(file => file.Length) / 1e9 : 0;
    string name = cached ? "cache" : "memory";
    Console.WriteLine($"| {count} | {name} | {seconds:0.0} | {processor:0.0} | {disk:0.00} |{cells} {before / 1e6:0} | {Peak() / 1e6:0} |");
    set.Cache?.Dispose();
}

void Compare()
{
    TrainingSet memory = Read(CacheUse.Never).Set;
    TrainingSet cache = Read(CacheUse.Always).Set;
    foreach (StagePlan plan in LandmarkMethods.Of(memory.Plan).Stages(memory.Plan))
    {
        using var team = new WorkerTeam(threads);
        using ITrainingStage one = plan.Create(DesignOf(memory), memory.Training, team);
        using ITrainingStage other = plan.Create(DesignOf(cache), cache.Training, team);
        var memoryTimes = new List<double>();
        var cacheTimes = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            Block(one, memoryTimes, round);
            Block(other, cacheTimes, round);
        }

        memoryTimes.Sort();
        cacheTimes.Sort();
        double Ratio(double share) => cacheTimes[(int)(share * cacheTimes.Count)] / memoryTimes[(int)(share * memoryTimes.Count)];
        Console.WriteLine(
            $"| {count} | {plan.Name} | {threads} | {memoryTimes[memoryTimes.Count / 2]:0.0} | {cacheTimes[cacheTimes.Count / 2]:0.0} "
                + $"| {Ratio(0.5):0.00} | {Ratio(0.25):0.00} | {cacheTimes.Sum() / memoryTimes.Sum():0.00} |");
    }
}

(TrainingSet Set, double Seconds, double Processor) Read(CacheUse use)
{
    TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
    var clock = Stopwatch.StartNew();
    var set = TrainingSet.Read(request with { Cache = use, CacheFolder = way });
    return (set, clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds);
}

static ModelDesign DesignOf(TrainingSet set) => ModelDesign.Of(set.Plan, set.LandmarkNames, set.Training);

static double Time(ITrainingStage stage)
{
    var clock = Stopwatch.StartNew();
    stage.TakeStep(0.1);
    return clock.Elapsed.TotalMilliseconds;
}

// Steps of one kind in a row: while the first one of a block is taken, the other kind may still read ahead. The first round warms up.
static void Block(ITrainingStage stage, List<double> times, int round)
{
    for (int step = 0; step < BlockSteps; step++)
    {
        double time = Time(stage);
        if (step > 0 && round > 0)
        {
            times.Add(time);
        }
    }
}

static long Peak()
{
    const string Status = "/proc/self/status";
    string? line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(item => item.StartsWith("VmHWM", StringComparison.Ordinal)) : null;
    return line is null ? Process.GetCurrentProcess().PeakWorkingSet64 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
}
