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
        using var rows = new LosslessRows(scan, bits, shape);
        for (int row = 0, interval = 0; row < shape.Height; interval++)
        {
            if (interval > 0)
            {
                segments.Restart(interval - 1);
            }

            int end = (int)Math.Min(shape.Height, (long)row + scan.RowsPerInterval);
            int offset = segments.Position;
            ReadOnlySpan<byte> segment = segments.EntropyCoded(FirstMarker);
            bits.FillByteStuffed(segment);
            row = rows.Decode(row, end, voxels);
            if (row < end)
            {
                throw rows.Position > bits.Length
                    ? new CodecException(Invariant($"JPEG lossless: byte {segments.Position}: the code ends within row {row} of {shape.Height}"))
                    : Damaged(offset + CodeBits.ByteOf(segment, rows.Position, StuffedBits), row);
            }
        }

        NumberOfLines.Check(ref segments, shape);
    }

    private static CodecException Damaged(int place, int row) =>
        new(Invariant($"JPEG lossless: byte {place}: no code of the Huffman table begins here (row {row})"));
}
