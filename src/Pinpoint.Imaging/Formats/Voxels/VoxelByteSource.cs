using System.Diagnostics;
using System.IO.Compression;

namespace Pinpoint.Imaging;

/// <summary>The decoded bytes of a volume's voxels, one part after the other.</summary>
/// <param name="data">Where the voxels are.</param>
/// <param name="type">Their type, for those written as text.</param>
/// <param name="share">The decoded bytes of each part.</param>
/// <param name="store">Where the files are.</param>
internal sealed class VoxelByteSource(VoxelData data, VoxelType type, long share, VoxelStore store) : IDisposable
{
    private const int BufferSize = 1 << 16;
    private const int MostBeyond = 1 << 24;
    private Stream? _stream;
    private PaddedStream? _packed;
    private int _part = -1;
    private long _left;

    // What is being read: the bytes to pass over, then the share of the file.
    private long _wanted;

    private string Place => Invariant($"byte {_wanted - _left} of {_wanted} to be decoded");

    private string CurrentFile => data.Parts[Math.Max(0, _part)].File;

    /// <summary>Fills <paramref name="destination"/>.</summary>
    /// <exception cref="BadInputException">The data end early or are damaged.</exception>
    public void ReadExactly(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            if (_left == 0)
            {
                OpenNext();
            }

            int wanted = (int)Math.Min(destination.Length, _left);
            int count = Read(destination[..wanted]);
            if (count == 0)
            {
                throw Truncated();
            }

            _left -= count;
            destination = destination[count..];
        }
    }

    /// <summary>Passes over bytes.</summary>
    /// <exception cref="BadInputException">The data end early or are damaged.</exception>
    public void Skip(long count)
    {
        Span<byte> scratch = new byte[(int)Math.Min(count, BufferSize)];
        for (; count > 0; count -= scratch.Length)
        {
            scratch = scratch[..(int)Math.Min(count, scratch.Length)];
            ReadExactly(scratch);
        }
    }

    /// <summary>
    /// Lets the decoder look past the last voxel, where a compressed stream keeps its check sum. Bytes that no voxel needs are decoded too, for damage can make
    /// them of others; what has as many of them again as voxels, and more, was written so, and costs no more time.
    /// </summary>
    /// <exception cref="BadInputException">The check sum does not fit the data, or is cut short.</exception>
    public void CheckEnd()
    {
        if (_packed is null || _left > 0)
        {
            return;
        }

        _packed.Padding = true;
        Span<byte> beyond = stackalloc byte[1 << 12];
        for (long passed = 0; passed <= share + MostBeyond && Read(beyond) is > 0 and int count; passed += count)
        {
            if (_packed.Padded)
            {
                throw Truncated();
            }
        }
    }

    public void Dispose() => _stream?.Dispose();

    // Byte by byte: a stream that only goes forward cannot give back what was read beyond the last line.
    private static void SkipLines(Stream stream, int lines)
    {
        while (lines > 0 && stream.ReadByte() is >= 0 and var read)
        {
            lines -= read == '\n' ? 1 : 0;
        }
    }

    private void OpenNext()
    {
        CheckEnd();
        _stream?.Dispose();
        _stream = null;
        _part++;
        Stream file = store.Open(CurrentFile, data.Encoding == VoxelEncoding.Raw && data.Lines == 0 ? 0 : BufferSize);
        _stream = file;
        try
        {
            bool rawTail = data.FromEnd && data.Encoding == VoxelEncoding.Raw;
            file.Position = rawTail ? Math.Max(0, file.Length - share) : data.Parts[_part].Start;
            SkipLines(file, data.Lines);
            _stream = Decoder(file);
            if (data.Encoding == VoxelEncoding.Raw)
            {
                file.Position += data.DecodedSkip;
            }
        }
        catch (IOException exception)
        {
            throw VolumeStream.Unreadable(CurrentFile, exception);
        }

        long skip = data.FromEnd ? BeforeTail(file) : data.DecodedSkip;
        if (data.Encoding != VoxelEncoding.Raw && skip > 0)
        {
            _wanted = skip;
            _left = skip;
            Skip(skip);
        }

        _wanted = share;
        _left = share;
    }

    // Where the voxels end is known only when all was unpacked, so that is done twice.
    private long BeforeTail(Stream file)
    {
        if (data.Encoding == VoxelEncoding.Raw)
        {
            return 0;
        }

        byte[] scratch = new byte[BufferSize];
        long decoded = 0;
        while (Read(scratch) is > 0 and int count)
        {
            decoded += count;
        }

        _wanted = share;
        _left = share - decoded;
        if (decoded < share)
        {
            throw Truncated();
        }

        file.Position = data.Parts[_part].Start;
        SkipLines(file, data.Lines);
        _stream = Decoder(file);
        return decoded - share;
    }

    private BadInputException Truncated() =>
        new(CurrentFile, Place, "the data end here: the file is truncated; copy or download it again");

    private Stream Decoder(Stream file)
    {
        switch (data.Encoding)
        {
            case VoxelEncoding.Hex:
                return new HexStream(file);
            case VoxelEncoding.Text:
                return new TextVoxelStream(file, type);
            case VoxelEncoding.ZLib:
                byte[] first = new byte[2];
                first = first[..file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
                _packed = new PaddedStream(file, first);
                return first is [0x1F, 0x8B] ? new GZipStream(_packed, CompressionMode.Decompress) : new ZLibStream(_packed, CompressionMode.Decompress);
            case VoxelEncoding.GZip:
                _packed = new PaddedStream(file);
                return new GZipStream(_packed, CompressionMode.Decompress);
            case VoxelEncoding.Raw:
                return file;
            case VoxelEncoding.Decoded:
            default:
                throw new UnreachableException($"{data.Encoding} is no encoding of bytes.");
        }
    }

    private int Read(Span<byte> destination)
    {
        try
        {
            return _stream!.Read(destination);
        }
        catch (InvalidDataException exception)
        {
            // What our own streams say names the number or letter; what a decompressor says helps nobody.
            string what = data.Encoding is VoxelEncoding.Text or VoxelEncoding.Hex ? exception.Message : "they do not decode, or do not fit their check sum";
            throw new BadInputException(
                CurrentFile, Place, $"the data are damaged or truncated: {what}; copy or download the file again", exception);
        }
        catch (IOException exception)
        {
            throw VolumeStream.Unreadable(CurrentFile, exception);
        }
    }
}
