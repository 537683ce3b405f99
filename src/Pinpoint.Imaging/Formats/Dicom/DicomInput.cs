using System.Buffers;
using System.Buffers.Binary;

namespace Pinpoint.Imaging;

/// <summary>Reads a stream forward, a few bytes at a time, through a buffer of its own. Every end that comes too early is told with its place.</summary>
/// <param name="stream">The stream, standing at byte <paramref name="start"/>; it is left open.</param>
/// <param name="name">The file's name, for messages.</param>
/// <param name="start">The byte at which positions begin to count.</param>
internal sealed class DicomInput(Stream stream, string name, long start = 0) : IDisposable
{
    private const int BufferSize = 1 << 13;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _first;
    private int _end;
    private long _position = start;

    /// <summary>The file's name, for messages.</summary>
    public string Name => name;

    /// <summary>The byte that is read next.</summary>
    public long Position => _position;

    /// <summary>Numbers have their most significant byte first.</summary>
    public bool BigEndian { get; set; }

    /// <summary>Whether no byte is left.</summary>
    public bool AtEnd => _first == _end && !Fill();

    /// <summary>The next bytes without passing over them; fewer where the file ends.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (_end - _first < count && Fill())
        {
            // Until there are enough or the file ends.
        }

        return _buffer.AsSpan(_first, Math.Min(count, _end - _first));
    }

    /// <summary>Two bytes as a number.</summary>
    public ushort ReadWord() =>
        BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort))) : BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    /// <summary>Four bytes as a number.</summary>
    public uint ReadLong() =>
        BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint))) : BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    /// <summary>A group and an element number.</summary>
    public DicomTag ReadTag() => new(ReadWord(), ReadWord());

    /// <summary>The next few bytes, valid until the next read.</summary>
    /// <exception cref="BadInputException">The file ends before.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (Peek(count).Length < count)
        {
            throw Ended();
        }

        ReadOnlySpan<byte> taken = _buffer.AsSpan(_first, count);
        _first += count;
        _position += count;
        return taken;
    }

    /// <summary>Bytes of a length that the file states: memory is taken as they come.</summary>
    /// <exception cref="BadInputException">The file ends before.</exception>
    public byte[] ReadBytes(long count)
    {
        byte[] bytes = new byte[Math.Min(count, BufferSize)];
        int filled = 0;
        while (filled < count)
        {
            if (filled == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(count, Math.Min(2L * bytes.Length, Array.MaxLength)));
            }

            int read = ReadSome(bytes.AsSpan(filled));
            filled += read > 0 ? read : throw Ended();
        }

        return bytes;
    }

    /// <summary>All bytes that are left.</summary>
    /// <param name="before">Is told of the memory for more bytes before it is taken.</param>
    /// <exception cref="BadInputException">They are more than one array can hold.</exception>
    public byte[] ReadToEnd(Action<long> before)
    {
        before(BufferSize);
        byte[] bytes = new byte[BufferSize];
        int filled = 0;
        while (ReadSome(bytes.AsSpan(filled)) is > 0 and var count)
        {
            filled += count;
            if (filled == Array.MaxLength)
            {
                throw new BadInputException(name, null, "is larger than 2 GB; unpack it into a folder and give that");
            }

            if (filled == bytes.Length)
            {
                int next = (int)Math.Min(2L * bytes.Length, Array.MaxLength);
                before(next - bytes.Length);
                Array.Resize(ref bytes, next);
            }
        }

        return bytes[..filled];
    }

    /// <summary>As many of the next bytes as come at once; none at the file's end.</summary>
    public int ReadSome(Span<byte> destination)
    {
        int count = Math.Min(destination.Length, _end - _first);
        if (count > 0)
        {
            _buffer.AsSpan(_first, count).CopyTo(destination);
            _first += count;
        }
        else
        {
            count = Read(destination);
        }

        _position += count;
        return count;
    }

    /// <summary>Fills <paramref name="destination"/>.</summary>
    /// <exception cref="BadInputException">The file ends before.</exception>
    public void ReadExactly(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            int count = ReadSome(destination);
            destination = count > 0 ? destination[count..] : throw Ended();
        }
    }

    /// <summary>Passes over bytes; whether the file has them is seen by the next read where the stream can jump.</summary>
    /// <exception cref="BadInputException">The file ends before.</exception>
    public void Skip(long count)
    {
        int buffered = (int)Math.Min(count, _end - _first);
        _first += buffered;
        _position += buffered;
        count -= buffered;
        if (count == 0)
        {
            return;
        }

        if (stream.CanSeek)
        {
            if (stream.Position + count > stream.Length)
            {
                throw Ended();
            }

            stream.Position += count;
            _position += count;
            return;
        }

        while (count > 0)
        {
            if (AtEnd)
            {
                throw Ended();
            }

            int piece = (int)Math.Min(count, _end - _first);
            _first += piece;
            _position += piece;
            count -= piece;
        }
    }

    /// <summary>The exception for a file that ends here.</summary>
    public BadInputException Ended() =>
        new(name, Invariant($"byte {_position + _end - _first}"), "the file ends here: it is truncated; copy or export it again");

    /// <summary>The exception for a damaged place.</summary>
    public BadInputException Damaged(long place, string what) => new(name, Invariant($"byte {place}"), $"{what}; copy or export the file again");

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private bool Fill()
    {
        if (_first == _end)
        {
            (_first, _end) = (0, 0);
        }
        else if (_first > 0)
        {
            _buffer.AsSpan(_first, _end - _first).CopyTo(_buffer);
            (_first, _end) = (0, _end - _first);
        }

        int count = Read(_buffer.AsSpan(_end, BufferSize - _end));
        _end += count;
        return count > 0;
    }

    private int Read(Span<byte> destination)
    {
        try
        {
            return stream.Read(destination);
        }
        catch (InvalidDataException exception)
        {
            throw new BadInputException(
                name, Invariant($"byte {_position}"), "the compressed data are damaged; copy or export the file again", exception);
        }
        catch (IOException exception)
        {
            throw VolumeStream.Unreadable(name, exception);
        }
    }
}
