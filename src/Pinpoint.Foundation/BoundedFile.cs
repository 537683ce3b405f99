namespace Pinpoint;

/// <summary>A file that is read only up to a bound, however long it says that it is: devices and pipes say nothing, and need not end.</summary>
internal sealed class BoundedFile : ReadOnlyStream
{
    // No pipe of any sense brings more of a text, and a device without an end is not read further.
    private const long MostUnannounced = 1L << 26;

    private readonly FileStream _file;
    private readonly long _most;
    private readonly Func<Exception> _refusal;
    private long _read;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <param name="share">What others may do to it meanwhile.</param>
    /// <param name="refusal">What is thrown where there is more.</param>
    public BoundedFile(string path, long most, FileShare share, Func<Exception> refusal)
    {
        _refusal = refusal;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, share);
        long length = _file.CanSeek ? _file.Length : 0;
        _most = length == 0 ? Math.Min(most, MostUnannounced) : most;
        if (length > _most)
        {
            _file.Dispose();
            throw refusal();
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count = _file.Read(buffer);
        _read += count;
        return _read <= _most ? count : throw _refusal();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
