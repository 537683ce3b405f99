using Microsoft.Win32.SafeHandles;

namespace Pinpoint.Patches;

/// <summary>The files of prepared scans that are open, of which there may be more than a process may open: the one not read for longest is closed.</summary>
internal sealed class OpenFiles : IDisposable
{
    // Well below the thousand that systems let a process open.
    private const int Most = 512;
    private readonly Lock _lock = new();
    private readonly List<StoredFile> _open = new(Most);
    private long _uses;

    /// <summary>The number of a read.</summary>
    public long NextUse() => Interlocked.Increment(ref _uses);

    /// <summary>Opens a file, and closes another where too many are open.</summary>
    /// <exception cref="IOException">The file is gone.</exception>
    public SafeFileHandle Open(StoredFile file)
    {
        lock (_lock)
        {
            if (!_open.Contains(file))
            {
                if (_open.Count >= Most)
                {
                    StoredFile oldest = _open.MinBy(item => item.LastUse)!;
                    oldest.Close();
                    _open.Remove(oldest);
                }

                _open.Add(file);
            }

            return file.Open();
        }
    }

    /// <summary>Closes all.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _open.ForEach(file => file.Close());
            _open.Clear();
        }
    }
}
