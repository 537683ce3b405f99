using BenchmarkDotNet.Attributes;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>One training step of the paper's network for ten landmarks with a batch of 64.</summary>
[MemoryDiagnoser]
public class TrainingBenchmarks : IDisposable
{
    private const int Landmarks = 10;
    private const int Batch = 64;
    private NetworkWorkload? _work;
    private WorkerTeam? _team;
    private NetworkTrainer? _trainer;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _work = new NetworkWorkload(BenchmarkNetwork.PaperFor(Landmarks), Batch);
        _team = new WorkerTeam(Threads);
        _trainer = new NetworkTrainer(_work.Network, new TrainerOptions(), Batch, _team);
    }

    [Benchmark]
    public StepLosses Step() => _trainer!.Step(_work!.Patches, Batch, _work.Targets, [], _work.Classes, 1e-4);

    [GlobalCleanup]
    public void Dispose()
    {
        _trainer?.Dispose();
        _team?.Dispose();
        GC.SuppressFinalize(this);
    }
}
