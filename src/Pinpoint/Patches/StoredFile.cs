using Microsoft.Win32.SafeHandles;

namespace Pinpoint.Patches;

/// <summary>A file of voxels that is read in pieces, by any number of threads; it is opened when it is needed (see <see cref="OpenFiles"/>).</summary>
/// <param name="path">The file.</param>
/// <param name="open">The files that are open.</param>
internal sealed class StoredFile(string path, OpenFiles open)
{
    private SafeFileHandle? _handle;
    private long _lastUse;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>When the file was last read, in reads of all files.</summary>
    public long LastUse => Volatile.Read(ref _lastUse);

    /// <summary>Reads bytes.</summary>
    /// <param name="target">Receives them; all of it is filled.</param>
    /// <param name="offset">The place of the first in the file.</param>
    /// <exception cref="ResourceException">The file is gone, is shorter than it was, or cannot be read.</exception>
    public void Read(Span<byte> target, long offset)
    {
        Volatile.Write(ref _lastUse, open.NextUse());
        try
        {
            while (!target.IsEmpty)
            {
                int count = ReadSome(target, offset);
                if (count == 0)
                {
                    throw Gone("it is shorter than it was", null);
                }

                target = target[count..];
                offset += count;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Gone(AtomicFile.FirstLine(exception.Message), exception);
        }
    }

    /// <summary>Opens the file where it is not; only <see cref="OpenFiles"/> calls it.</summary>
    internal SafeFileHandle Open() =>
        _handle is { IsClosed: false } handle
            ? handle
            : _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);

    /// <summary>Closes the file; a read that is under way ends well, and the next one opens it again.</summary>
    internal void Close() => _handle?.Dispose();

    private int ReadSome(Span<byte> target, long offset)
    {
        while (true)
        {
            try
            {
                return RandomAccess.Read(Volatile.Read(ref _handle) is { IsClosed: false } handle ? handle : open.Open(this), target, offset);
            }
            catch (ObjectDisposedException)
            {
                // Closed for another file between the look and the read.
            }
        }
    }

    private ResourceException Gone(string why, Exception? cause) => new(
        $"{path}: the prepared scan cannot be read any more ({why}); was the cache removed or its disk taken away? Run again with --resume, which prepares "
            + "anew what is missing",
        cause);
}
