using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Benchmarks;

/// <summary>A model and a loaded scan, ready to be searched again and again.</summary>
internal sealed class PreparedSearch : IDisposable
{
    private readonly Localizer _localizer;
    private readonly WorkingGrid _grid;

    public PreparedSearch(TrainingPlan plan, int landmarks, VolumeSize size, int threads = 2)
    {
        _localizer = new Localizer(new SearchWorkload(plan, landmarks, size).Model, new LocalizerOptions { Threads = threads });
        _grid = SearchWorkload.CreateGrid(size, seed: 1);
    }

    /// <summary>Seconds of one search.</summary>
    public double Time() => Medians.Time(() => _localizer.Locate(_grid, null), 1);

    public void Dispose() => _localizer.Dispose();
}
