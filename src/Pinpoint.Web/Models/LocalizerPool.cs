using System.Collections.Concurrent;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Web.Models;

/// <summary>The localizers of one model: made when first needed, then used again, for each owns scratch memory and threads. Whoever bounds the searches at once bounds them too.</summary>
internal sealed class LocalizerPool(LandmarkModel model, int threads) : IDisposable
{
    private readonly ConcurrentBag<Localizer> _idle = [];

    /// <summary>Lends a localizer to one search.</summary>
    public LocalizationResult Use(Func<Localizer, LocalizationResult> search)
    {
        if (!_idle.TryTake(out Localizer? localizer))
        {
            localizer = new Localizer(model, null, threads);
        }

        try
        {
            return search(localizer);
        }
        finally
        {
            _idle.Add(localizer);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out Localizer? localizer))
        {
            localizer.Dispose();
        }
    }
}
