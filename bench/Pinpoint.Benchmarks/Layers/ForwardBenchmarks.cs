using BenchmarkDotNet.Attributes;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>One prediction of the paper's network for ten landmarks.</summary>
[MemoryDiagnoser]
public class ForwardBenchmarks : IDisposable
{
    private const int Landmarks = 10;
    private NetworkWorkload? _work;
    private WorkerTeam? _team;
    private NetworkWorkspace? _workspace;

    [Params(1, 6, 19, 64)]
    public int Batch { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _work = new NetworkWorkload(BenchmarkNetwork.PaperFor(Landmarks), Batch);
        _team = new WorkerTeam(Threads);
        _workspace = new NetworkWorkspace(_work.Network, Batch, _team);
    }

    [Benchmark]
    public void Predict() => _work!.Network.Predict(_work.Patches, Batch, _work.Displacements, _work.Logits, _workspace!);

    [GlobalCleanup]
    public void Dispose()
    {
        _workspace?.Dispose();
        _team?.Dispose();
        GC.SuppressFinalize(this);
    }
}
