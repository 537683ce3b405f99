using System.Collections.Concurrent;
using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>
/// The localizers of one model, for callers on many threads, such as servers: the first is made with the pool, others when they are needed, and all are used
/// again, for each
/// owns scratch memory and threads. The pool sets no bound: there are as many localizers as there ever were searches at once, so whoever bounds the searches
/// bounds them too.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="options">How each localizer works; its threads are those of one search.</param>
/// <exception cref="UsageException">The options give an update rule to a model of a method that follows none.</exception>
public sealed class LocalizerPool(LandmarkModel model, LocalizerOptions? options = null) : IDisposable
{
    private readonly ConcurrentBag<Localizer> _idle = [new Localizer(model, options)];
    private volatile bool _disposed;

    /// <summary>
    /// Finds the landmarks of a scan, as <see cref="Localizer.Locate(Volume, IProgress{SearchProgress}?, CancellationToken)"/>; safe to call from any number of
    /// threads at once.
    /// </summary>
    /// <param name="volume">The scan, of any orientation and spacing.</param>
    /// <param name="progress">Is told of each step before it is done, on the calling thread; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the search between two updates.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed of.</exception>
    public LocalizationResult Locate(Volume volume, IProgress<SearchProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Locate(Scan.Of(volume), progress, cancellationToken);

    /// <summary>
    /// Finds the landmarks of a scan, as <see cref="Localizer.Locate(Scan, IProgress{SearchProgress}?, CancellationToken)"/>; safe to call from any number of
    /// threads at once.
    /// </summary>
    /// <param name="scan">The scan, of any orientation and spacing.</param>
    /// <param name="progress">Is told of each step before it is done, on the calling thread; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the search between two updates.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed of.</exception>
    public LocalizationResult Locate(Scan scan, IProgress<SearchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out Localizer? localizer))
        {
            localizer = new Localizer(model, options);
        }

        try
        {
            return localizer.Locate(scan, progress, cancellationToken);
        }
        finally
        {
            _idle.Add(localizer);
            if (_disposed)
            {
                Empty();
            }
        }
    }

    /// <summary>Disposes of the localizers that rest; one that searches is disposed of when its search ends.</summary>
    public void Dispose()
    {
        _disposed = true;
        Empty();
    }

    private void Empty()
    {
        while (_idle.TryTake(out Localizer? localizer))
        {
            localizer.Dispose();
        }
    }
}
