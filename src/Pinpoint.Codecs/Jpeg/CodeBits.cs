using System.Buffers;
using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>
/// The bits of one entropy-coded segment without what was stuffed between them, in a pooled buffer with zeros behind. Decoders then read at any bit with one
/// load and one shift, and look for no markers in between.
/// </summary>
internal sealed class CodeBits : IDisposable
{
    /// <summary>Bits that a window holds at least.</summary>
    public const int WindowBits = 57;

    // A decoder looks at its position after each sample; until then it may be one sample's longest code too far.
    private const int Padding = 24;
    private const byte Stuffed = 0xFF;
    private byte[] _bytes = [];

    /// <summary>The number of bits.</summary>
    public long Length { get; private set; }

    /// <summary>The bits, the first one the highest of its byte, and the padding.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The bits from a position on, left-aligned; the last seven or less may be missing.</summary>
    public static ulong Window(ReadOnlySpan<byte> bytes, long position) =>
        BinaryPrimitives.ReadUInt64BigEndian(bytes[(int)(position >> 3)..]) << (int)(position & 7);

    /// <summary>Takes a segment in which a zero byte follows every byte FF (ITU T.81 F.1.2.3).</summary>
    public void FillByteStuffed(ReadOnlySpan<byte> segment)
    {
        Reserve(segment.Length);
        int written = 0;
        while (segment.Length > 0)
        {
            int next = segment.IndexOf(Stuffed);
            int run = next < 0 ? segment.Length : next + 1;
            segment[..run].CopyTo(_bytes.AsSpan(written));
            written += run;
            segment = segment[(next < 0 ? run : Math.Min(run + 1, segment.Length))..];
        }

        Finish(8L * written);
    }

    /// <summary>Takes a segment in which a zero bit follows every byte FF (ITU T.87 A.1).</summary>
    public void FillBitStuffed(ReadOnlySpan<byte> segment)
    {
        Reserve(segment.Length);
        long bits = 0;
        int written = 0;
        uint pending = 0;
        int pendingBits = 0;
        bool stuffed = false;
        foreach (byte value in segment)
        {
            int width = stuffed ? 7 : 8;
            stuffed = value == Stuffed;
            pending = (pending << width) | value;
            pendingBits += width;
            bits += width;
            if (pendingBits >= 8)
            {
                pendingBits -= 8;
                _bytes[written++] = (byte)(pending >> pendingBits);
            }
        }

        _bytes[written] = (byte)(pending << (8 - pendingBits));
        Finish(bits);
    }

    /// <summary>Which byte of a segment holds a bit, for messages.</summary>
    /// <param name="segment">The segment, with what is stuffed into it.</param>
    /// <param name="position">The bit without it.</param>
    /// <param name="stuffedBits">Bits stuffed after a byte FF: 8 or 1.</param>
    public static int ByteOf(ReadOnlySpan<byte> segment, long position, int stuffedBits)
    {
        long bits = 0;
        for (int i = 0; i < segment.Length; i++)
        {
            bits += i > 0 && segment[i - 1] == Stuffed ? 8 - stuffedBits : 8;
            if (bits > position)
            {
                return i;
            }
        }

        return segment.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }

    private void Reserve(int length)
    {
        long needed = (long)length + Padding;
        if (needed > Array.MaxLength)
        {
            throw new CodecException(Invariant($"JPEG: {length} bytes of code in one piece are too many"));
        }

        if (_bytes.Length < needed)
        {
            Dispose();
            _bytes = ArrayPool<byte>.Shared.Rent((int)needed);
        }
    }

    private void Finish(long bits)
    {
        Length = bits;
        int end = (int)((bits + 7) >> 3);
        _bytes.AsSpan(end, Padding).Clear();
    }
}
