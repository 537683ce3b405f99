using BenchmarkDotNet.Attributes;

namespace Pinpoint.Benchmarks;

/// <summary>Every layer of the paper's network for ten landmarks by itself: five convolution blocks, then the heads' three fully connected layers.</summary>
[MemoryDiagnoser]
public class LayerBenchmarks : IDisposable
{
    private const int Landmarks = 10;
    private LayerWork? _inference;
    private LayerWork? _training;

    [Params("conv1", "conv2", "conv3", "conv4", "conv5", "fc1", "fc2", "out")]
    public string Layer { get; set; } = "conv1";

    [Params(6, 64)]
    public int Batch { get; set; }

    private int Index => Array.IndexOf(["conv1", "conv2", "conv3", "conv4", "conv5", "fc1", "fc2", "out"], Layer);

    [GlobalSetup]
    public void SetUp()
    {
        var work = new NetworkWorkload(BenchmarkNetwork.PaperFor(Landmarks), Batch);
        _inference = new LayerWork(work, threads: 1, training: false);
        _training = new LayerWork(work, threads: 1, training: true);
        _training.RunBackward(new double[_training.Steps.Count]);
    }

    [Benchmark]
    public void Forward() => _inference!.Steps[Index].Forward();

    [Benchmark]
    public void Backward() => _training!.Steps[Index].Backward();

    [GlobalCleanup]
    public void Dispose()
    {
        _inference?.Dispose();
        _training?.Dispose();
        GC.SuppressFinalize(this);
    }
}
