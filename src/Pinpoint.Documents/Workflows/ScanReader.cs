using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>
/// Reads scans one after the other, always at least one ahead: while a model is loaded or a scan is searched, the next one is read and unpacked. It reads
/// further ahead, several at once, where these fit into a small share of the memory.
/// </summary>
/// <typeparam name="T">What reading gives.</typeparam>
internal sealed class ScanReader<T> : IDisposable
{
    // A packed scan grows when it is unpacked, by about this much.
    private const int Growth = 4;
    private const int ShareOfMemory = 8;
    private const int MostAhead = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly int _count;
    private readonly Func<int, VolumeReadOptions, T> _read;
    private readonly Func<int, long> _bytesOf;
    private readonly Queue<(Task<T> Task, long Bytes)> _ahead = new();
    private readonly long _mostBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory / Growth;
    private VolumeReadOptions _options;
    private int _begun;

    /// <summary>Begins to read the first scan.</summary>
    /// <param name="count">The number of scans.</param>
    /// <param name="options">How they are read.</param>
    /// <param name="read">Reads one, by its place.</param>
    /// <param name="bytesOf">The bytes of a scan's files, by its place; null reads no further ahead than one.</param>
    public ScanReader(int count, VolumeReadOptions options, Func<int, VolumeReadOptions, T> read, Func<int, long>? bytesOf = null)
    {
        _count = count;
        _read = read;
        _bytesOf = bytesOf ?? (_ => long.MaxValue);
        _options = options;
        Begin();
    }

    /// <summary>Reads otherwise from the first scan on, before any was taken; what is being read starts again only where that makes a difference.</summary>
    public void ReadWith(VolumeReadOptions options)
    {
        if (options == _options)
        {
            return;
        }

        Dispose();
        _ahead.Clear();
        _options = options;
        _begun = 0;
        Begin();
    }

    /// <summary>The next scan, in order.</summary>
    /// <exception cref="PinpointException">That scan cannot be read; the ones after it can.</exception>
    public T Next()
    {
        if (_ahead.Count == 0)
        {
            throw new InvalidOperationException("All scans were read.");
        }

        (Task<T> present, _) = _ahead.Peek();
        try
        {
            return present.GetAwaiter().GetResult();
        }
        finally
        {
            _ahead.Dequeue();
            ReadAhead();
        }
    }

    /// <summary>Waits for what is being read, so that no file stays open; where the work was cancelled, only for a moment.</summary>
    public void Dispose()
    {
        Task all = Task.WhenAll(_ahead.Select(item => item.Task));
        ((IAsyncResult)all).AsyncWaitHandle.WaitOne(_options.Cancellation.IsCancellationRequested ? Patience : Timeout.InfiniteTimeSpan);

        // Whether it could be read no longer matters to anyone.
        _ = all.Exception;
    }

    private void ReadAhead()
    {
        if (_ahead.Count == 0)
        {
            Begin();
        }

        while (_begun < _count
            && _ahead.Count < Math.Min(MostAhead, Environment.ProcessorCount)
            && _bytesOf(_begun) is var next
            && next <= _mostBytes - Math.Min(_mostBytes, _ahead.Sum(item => item.Bytes)))
        {
            Begin();
        }
    }

    private void Begin()
    {
        if (_begun >= _count)
        {
            return;
        }

        int place = _begun++;
        VolumeReadOptions options = _options;
        _ahead.Enqueue((Task.Run(() => _read(place, options)), Math.Min(_bytesOf(place), _mostBytes)));
    }
}
