using System.Buffers;
using System.Diagnostics;

namespace Pinpoint.Codecs;

/// <summary>Decodes frames of JPEG-LS.</summary>
internal static class JpegLsFrame
{
    // A byte behind FF with its highest bit clear is coded data with one bit stuffed.
    private const byte FirstMarker = 0x80;
    private const int StuffedBits = 1;

    /// <inheritdoc cref="FrameDecoder"/>
    public static void Decode(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels)
    {
        var segments = new JpegSegments(code);
        var headers = new JpegHeaders(shape);
        JpegLsScan scan = JpegLsScan.Read(headers.ReadToScan(ref segments), headers, shape);
        using var bits = new CodeBits();
        using var gradients = new JpegLsGradients(scan);
        var rows = new JpegLsRows(scan, gradients, bits);
        // Each row has one more sample at either end: the neighbours of its first and last one.
        int stride = shape.Width + 2;
        ushort[] lines = ArrayPool<ushort>.Shared.Rent(2 * stride);
        try
        {
            for (int row = 0, interval = 0; row < shape.Height; interval++)
            {
                if (interval > 0)
                {
                    segments.Restart(interval - 1);
                }

                int end = (int)Math.Min(shape.Height, (long)row + scan.RowsPerInterval);
                int offset = segments.Position;
                ReadOnlySpan<byte> segment = segments.EntropyCoded(FirstMarker);
                bits.FillBitStuffed(segment);
                lines.AsSpan(0, 2 * stride).Clear();
                rows.Restart();
                row = DecodeRows(rows, row, end, lines, shape, voxels);
                if (row < end)
                {
                    throw Damaged(rows, row, offset, segment, shape);
                }
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(lines);
        }

        NumberOfLines.Check(ref segments, shape);
    }

    /// <summary>Decodes rows until the restart interval or the sound part of its code ends.</summary>
    /// <returns>The first row that is not decoded.</returns>
    private static int DecodeRows(JpegLsRows rows, int start, int end, ushort[] lines, FrameShape shape, Span<byte> voxels)
    {
        int stride = shape.Width + 2;
        Span<ushort> above = lines.AsSpan(0, stride);
        Span<ushort> current = lines.AsSpan(stride, stride);
        for (int row = start; row < end; row++)
        {
            above[^1] = above[^2];
            current[0] = above[1];
            if (!rows.Decode(above, current))
            {
                return row;
            }

            Frames.StoreRow(current[1..^1], row, shape, voxels);
            Span<ushort> done = current;
            current = above;
            above = done;
        }

        return end;
    }

    private static CodecException Damaged(JpegLsRows rows, int row, int offset, ReadOnlySpan<byte> segment, FrameShape shape) => rows.Fault switch
    {
        JpegLsFault.EndOfCode => new CodecException(Invariant($"JPEG-LS: byte {offset + segment.Length}: the code ends within row {row} of {shape.Height}")),
        JpegLsFault.NoCode => new CodecException(Invariant(
            $"JPEG-LS: byte {offset + CodeBits.ByteOf(segment, rows.Position, StuffedBits)}: no code of a sample begins here (row {row})")),
        JpegLsFault.None => throw new UnreachableException(),
    };
}
