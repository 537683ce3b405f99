using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>
/// Reads scans one after the other, always one ahead: while a model is loaded or a scan is searched, the next one is read and unpacked. At most
/// two scans are in memory.
/// </summary>
internal sealed class ScanReader : IDisposable
{
    private readonly IReadOnlyList<string> _paths;
    private readonly Func<string, VolumeReadOptions, Volume> _read;
    private VolumeReadOptions _options;
    private Task<Volume> _next;
    private int _taken;

    /// <summary>Begins to read the first scan.</summary>
    /// <param name="paths">The scans.</param>
    /// <param name="options">How they are read.</param>
    /// <param name="read">Reads one.</param>
    public ScanReader(IReadOnlyList<string> paths, VolumeReadOptions options, Func<string, VolumeReadOptions, Volume> read)
    {
        _paths = paths;
        _read = read;
        _options = options;
        _next = Begin();
    }

    /// <summary>Reads otherwise from the first scan on, before any was taken; what is being read starts again only where that makes a difference.</summary>
    public void ReadWith(VolumeReadOptions options)
    {
        if (options == _options)
        {
            return;
        }

        Dispose();
        _options = options;
        _next = Begin();
    }

    /// <summary>The next scan, in the order of the paths.</summary>
    /// <exception cref="PinpointException">That scan cannot be read; the ones after it can.</exception>
    public Volume Next()
    {
        Task<Volume> present = _next;
        try
        {
            return present.GetAwaiter().GetResult();
        }
        finally
        {
            _taken++;
            _next = Begin();
        }
    }

    /// <summary>Waits for what is being read, so that no file stays open.</summary>
    public void Dispose()
    {
        // Whether it could be read no longer matters to anyone.
        ((IAsyncResult)_next).AsyncWaitHandle.WaitOne();
        _ = _next.Exception;
    }

    private Task<Volume> Begin()
    {
        if (_taken >= _paths.Count)
        {
            return Task.FromException<Volume>(new InvalidOperationException("All scans were read."));
        }

        string path = _paths[_taken];
        return Task.Run(() => _read(path, _options));
    }
}
