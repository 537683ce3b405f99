using BenchmarkDotNet.Attributes;
using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Benchmarks;

/// <summary>What happens before a search: the model's file, a gzipped scan of the size of the paper's, and the scan's working grid.</summary>
[MemoryDiagnoser]
public class LoadingBenchmarks : IDisposable
{
    private readonly LoadingWorkload _work = new();
    private Scan? _scan;

    [GlobalSetup]
    public void SetUp() => _scan = Scan.Open(_work.ScanPath);

    [Benchmark]
    public LandmarkModel LoadModel() => ModelFile.Load(_work.ModelPath);

    [Benchmark]
    public Volume ReadScan() => VolumeFile.Read(_work.ScanPath);

    [Benchmark]
    public object PrepareScan() => _work.Search.Model.GridOf(_scan!);

    [GlobalCleanup]
    public void Dispose()
    {
        _work.Dispose();
        GC.SuppressFinalize(this);
    }
}
