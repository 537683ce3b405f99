namespace Pinpoint.Imaging;

/// <summary>
/// A stream that can only be read forward, made to go back over what was read while it recorded: enough to read a header twice and then the
/// voxels behind it. Going forward reads and forgets. The stream underneath is left open.
/// </summary>
internal sealed class ReplayStream(Stream source) : Stream
{
    // Piece by piece, for headers are read byte by byte.
    private const int Piece = 4096;

    // Twice the longest header of text; a gzip stream of nothing but empty blocks would otherwise be recorded whole.
    private const int MostRecorded = 1 << 23;
    private byte[] _recorded = new byte[2 * Piece];
    private int _count;
    private long _position;
    private bool _recording = true;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set
        {
            if (value < _position && (value < 0 || _position > _count))
            {
                throw new NotSupportedException("What was not recorded cannot be read again.");
            }

            if (value < _position)
            {
                _position = value;
                return;
            }

            Span<byte> scratch = new byte[(int)Math.Min(value - _position, 1 << 16)];
            while (_position < value && Read(scratch[..(int)Math.Min(value - _position, scratch.Length)]) > 0)
            {
                // Forgotten; at the end of the stream the next read says so.
            }
        }
    }

    /// <summary>Records no more; what was recorded can still be read, once.</summary>
    public void StopRecording() => _recording = false;

    public override int Read(Span<byte> buffer)
    {
        if (_position >= _count && _recording && !buffer.IsEmpty)
        {
            Record();
        }

        int count;
        if (_position < _count)
        {
            count = Math.Min(buffer.Length, _count - (int)_position);
            _recorded.AsSpan((int)_position, count).CopyTo(buffer);
        }
        else
        {
            count = _recording ? 0 : source.Read(buffer);
        }

        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Record()
    {
        if (_count > MostRecorded)
        {
            throw new InvalidDataException("The header does not end.");
        }

        if (_recorded.Length - _count < Piece)
        {
            Array.Resize(ref _recorded, 2 * _recorded.Length);
        }

        _count += source.Read(_recorded.AsSpan(_count, Piece));
    }
}
