using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>
/// The run-length coding of DICOM (PS3.5 annex G): a header of 64 bytes, then one segment of PackBits a byte plane, the most significant plane first.
/// </summary>
public static class RunLength
{
    private const int HeaderBytes = 64;
    private const int MostSegments = 15;

    /// <summary>Decodes one frame of one sample a pixel: 8, 16 or 32 bits allocated.</summary>
    /// <inheritdoc cref="FrameDecoder"/>
    public static void Decode(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels)
    {
        voxels = Frames.CheckCall(shape, voxels);
        int planes = shape.BitsAllocated / 8;
        if (code.Length < HeaderBytes)
        {
            throw new CodecException(Invariant($"RLE: the code has {code.Length} bytes; its header alone takes {HeaderBytes}"));
        }

        uint segments = BinaryPrimitives.ReadUInt32LittleEndian(code);
        if (segments != planes)
        {
            throw new CodecException(Invariant($"RLE: byte 0: {segments} segments, where one component of {shape.BitsAllocated} bits has {planes}"));
        }

        Span<int> starts = stackalloc int[MostSegments + 1];
        for (int i = 0; i < planes; i++)
        {
            uint start = BinaryPrimitives.ReadUInt32LittleEndian(code[(4 + (4 * i))..]);
            if (start < (i == 0 ? HeaderBytes : starts[i - 1]) || start > code.Length)
            {
                throw new CodecException(Invariant(
                    $"RLE: byte {4 + (4 * i)}: segment {i + 1} begins at {start}, outside the {code.Length} bytes of the code or before the one ahead of it"));
            }

            starts[i] = (int)start;
        }

        starts[planes] = code.Length;
        for (int i = 0; i < planes; i++)
        {
            ReadOnlySpan<byte> segment = code[starts[i]..starts[i + 1]];
            if (planes == 1)
            {
                Unpack(segment, starts[i], voxels);
            }
            else
            {
                // The first segment is the most significant byte; samples are handed over little endian.
                Unpack(segment, starts[i], voxels, planes - 1 - i, planes);
            }
        }
    }

    private static void Unpack(ReadOnlySpan<byte> segment, int start, Span<byte> plane)
    {
        int read = 0;
        int written = 0;
        while (written < plane.Length)
        {
            int length = NextRun(segment, start, ref read, plane.Length - written, out bool literal);
            Span<byte> target = plane.Slice(written, length);
            if (literal)
            {
                segment.Slice(read, length).CopyTo(target);
                read += length;
            }
            else if (length > 0)
            {
                target.Fill(segment[read++]);
            }

            written += length;
        }

        CheckPadding(segment, start, read);
    }

    private static void Unpack(ReadOnlySpan<byte> segment, int start, Span<byte> voxels, int offset, int step)
    {
        int read = 0;
        int written = offset;
        while (written < voxels.Length)
        {
            int length = NextRun(segment, start, ref read, (voxels.Length - written + step - 1) / step, out bool literal);
            int end = written + (length * step);
            if (literal)
            {
                foreach (byte value in segment.Slice(read, length))
                {
                    voxels[written] = value;
                    written += step;
                }

                read += length;
            }
            else if (length > 0)
            {
                byte value = segment[read++];
                for (; written < end; written += step)
                {
                    voxels[written] = value;
                }
            }
        }

        CheckPadding(segment, start, read);
    }

    /// <summary>Reads the byte that begins a run and checks that the run fits both what is coded and what is left to fill.</summary>
    /// <returns>Bytes that the run gives; zero for the byte that PackBits leaves without a meaning.</returns>
    private static int NextRun(ReadOnlySpan<byte> segment, int start, ref int read, int room, out bool literal)
    {
        if (read >= segment.Length)
        {
            throw new CodecException(Invariant($"RLE: the segment that begins at byte {start} ends at byte {start + read}; samples still due: {room}"));
        }

        int control = (sbyte)segment[read++];
        literal = control >= 0;
        if (control == sbyte.MinValue)
        {
            return 0;
        }

        int length = literal ? control + 1 : 1 - control;
        if (length > room)
        {
            throw new CodecException(Invariant($"RLE: byte {start + read - 1}: a run of {length} samples, where only {room} are left in the frame"));
        }

        if ((literal ? length : 1) > segment.Length - read)
        {
            throw new CodecException(Invariant($"RLE: the segment that begins at byte {start} ends at byte {start + segment.Length} within a run"));
        }

        return length;
    }

    /// <summary>A segment has an even number of bytes, and the frame may be padded too; both with zeros. Anything else are samples too many.</summary>
    private static void CheckPadding(ReadOnlySpan<byte> segment, int start, int read)
    {
        int surplus = segment[read..].IndexOfAnyExcept((byte)0);
        // One byte, whatever it is, cannot be a run.
        if (surplus >= 0 && segment.Length - read > 1)
        {
            throw new CodecException(Invariant($"RLE: byte {start + read + surplus}: the segment that begins at byte {start} goes on after the last sample"));
        }
    }
}
