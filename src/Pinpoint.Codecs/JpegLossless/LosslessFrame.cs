using System.Buffers;

namespace Pinpoint.Codecs;

/// <summary>Decodes frames of the lossless process.</summary>
internal static class LosslessFrame
{
    // FF00 is a coded byte FF; any other byte behind FF makes a marker.
    private const byte FirstMarker = 1;
    private const int StuffedBits = 8;

    /// <inheritdoc cref="FrameDecoder"/>
    public static void Decode(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels)
    {
        var segments = new JpegSegments(code);
        var headers = new JpegHeaders(shape);
        LosslessScan scan = LosslessScan.Read(headers.ReadToScan(ref segments), headers, shape);
        using var bits = new CodeBits();
        int[] differences = ArrayPool<int>.Shared.Rent(shape.Width);
        ushort[] lines = ArrayPool<ushort>.Shared.Rent(2 * shape.Width);
        try
        {
            for (int row = 0, interval = 0; row < shape.Height; interval++)
            {
                if (interval > 0)
                {
                    segments.Restart(interval - 1);
                }

                int end = (int)Math.Min(shape.Height, (long)row + scan.RowsPerInterval);
                DecodeInterval(ref segments, scan, row, end, bits, shape, differences.AsSpan(0, shape.Width), lines, voxels);
                row = end;
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(differences);
            ArrayPool<ushort>.Shared.Return(lines);
        }

        NumberOfLines.Check(ref segments, shape);
    }

    private static void DecodeInterval(
        ref JpegSegments segments, LosslessScan scan, int start, int end, CodeBits bits, FrameShape shape, Span<int> differences, Span<ushort> lines, Span<byte> voxels)
    {
        int offset = segments.Position;
        ReadOnlySpan<byte> segment = segments.EntropyCoded(FirstMarker);
        bits.FillByteStuffed(segment);
        long position = 0;
        Span<ushort> above = lines[..shape.Width];
        Span<ushort> current = lines.Slice(shape.Width, shape.Width);
        for (int row = start; row < end; row++)
        {
            int decoded = scan.Codes.Decode(bits, ref position, differences);
            if (decoded < shape.Width)
            {
                throw position > bits.Length
                    ? new CodecException(Invariant($"JPEG lossless: byte {segments.Position}: the code ends at column {decoded} of row {row}, {end - row} rows are due"))
                    : new CodecException(Invariant($"JPEG lossless: byte {offset + CodeBits.ByteOf(segment, position, StuffedBits)}: no code of the Huffman table begins here (column {decoded} of row {row})"));
            }

            scan.Reconstruct(differences, row == start ? default : above, current);
            Span<ushort> done = current;
            current = above;
            above = done;
            if (scan.PointTransform == 0)
            {
                Frames.StoreRow(done, row, shape, voxels);
            }
            else
            {
                // The predictions go on from the samples before the shift.
                for (int column = 0; column < done.Length; column++)
                {
                    current[column] = (ushort)(done[column] << scan.PointTransform);
                }

                Frames.StoreRow(current, row, shape, voxels);
            }
        }
    }
}
