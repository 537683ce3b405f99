using BenchmarkDotNet.Attributes;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Benchmarks;

/// <summary>Cutting the patches of six starts out of a scan of the paper's size, as PIN-Multiple does in one update: ten landmarks, 101 x 101 pixels.</summary>
[MemoryDiagnoser]
public class PatchBenchmarks : IDisposable
{
    private const int Starts = 6;
    private WorkerTeam? _team;
    private PatchBatch? _patches;

    [Params(PatchInterpolation.Nearest, PatchInterpolation.Linear)]
    public PatchInterpolation Interpolation { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var work = new SearchWorkload(SearchWorkload.PaperPlan(10) with { Interpolation = Interpolation }, 10, SearchWorkload.PaperSize);
        ISearchSpace space = work.Model.Space;
        WorkingGrid grid = SearchWorkload.CreateGrid(work.Size, seed: 1);
        _team = new WorkerTeam(Threads);
        _patches = new PatchBatch(
            work.Model.Plan.Patches, work.Model.Plan.InputOffset, work.Model.Plan.InputScale, space, work.Model.PatchLandmarks, Starts, _team);
        double[] state = new double[space.Dimension];
        var random = new SplitMixRandom(9);
        for (int row = 0; row < Starts; row++)
        {
            for (int axis = 0; axis < state.Length; axis++)
            {
                state[axis] = 4 * random.NextNormal();
            }

            _patches.Set(row, grid, state);
        }
    }

    [Benchmark]
    public float Sample() => _patches!.Sample(Starts)[0];

    [GlobalCleanup]
    public void Dispose()
    {
        _patches?.Dispose();
        _team?.Dispose();
        GC.SuppressFinalize(this);
    }
}
