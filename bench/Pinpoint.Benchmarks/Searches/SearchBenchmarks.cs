using BenchmarkDotNet.Attributes;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Benchmarks;

/// <summary>The whole search in a loaded scan: the paper's two forms on scans of its size, and the default preset with 51 landmarks.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks : IDisposable
{
    private Localizer? _localizer;
    private WorkingGrid? _grid;
    private RefinementView? _view;

    [Params("PIN-Multiple", "PIN-Single", "default")]
    public string Form { get; set; } = "PIN-Multiple";

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        SearchWorkload work = Form switch
        {
            "PIN-Multiple" => new SearchWorkload(SearchWorkload.PaperPlan(10), 10, SearchWorkload.PaperSize),
            "PIN-Single" => new SearchWorkload(SearchWorkload.PaperPlan(1), 1, SearchWorkload.PaperSize),
            _ => new SearchWorkload(Presets.Of("default", 51), 51, new VolumeSize(136, 216, 128)),
        };
        _localizer = new Localizer(work.Model, new LocalizerOptions { Threads = Threads });
        _grid = SearchWorkload.CreateGrid(work.Size, seed: 1);
        _view = work.Model.Refinement is null ? null : new RefinementView(_grid, SearchWorkload.CreateGrid(new VolumeSize(68, 108, 64), seed: 2));
    }

    [Benchmark]
    public LocalizationResult Locate() => _localizer!.Locate(_grid!, _view);

    [GlobalCleanup]
    public void Dispose()
    {
        _localizer?.Dispose();
        GC.SuppressFinalize(this);
    }
}
