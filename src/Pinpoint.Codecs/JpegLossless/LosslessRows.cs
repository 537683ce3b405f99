using System.Buffers;

namespace Pinpoint.Codecs;

/// <summary>Decodes the rows of a lossless scan one after another, in pooled buffers.</summary>
/// <param name="scan">How the scan is coded.</param>
/// <param name="bits">Holds the code of the restart interval.</param>
/// <param name="shape">The frame's shape.</param>
internal sealed class LosslessRows(LosslessScan scan, CodeBits bits, FrameShape shape) : IDisposable
{
    private readonly int[] _differences = ArrayPool<int>.Shared.Rent(shape.Width);
    private readonly ushort[] _lines = ArrayPool<ushort>.Shared.Rent(2 * shape.Width);

    /// <summary>Where the next difference's code begins; beyond the bits where they ran out.</summary>
    public long Position { get; private set; }

    /// <summary>Decodes the rows of one restart interval, as far as its code is sound.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="end">The row after the last one.</param>
    /// <param name="voxels">The whole frame, which takes the samples.</param>
    /// <returns>The first row that is not decoded.</returns>
    public int Decode(int start, int end, Span<byte> voxels)
    {
        Position = 0;
        int width = shape.Width;
        Span<int> differences = _differences.AsSpan(0, width);
        Span<ushort> above = _lines.AsSpan(0, width);
        Span<ushort> current = _lines.AsSpan(width, width);
        for (int row = start; row < end; row++)
        {
            long position = Position;
            int decoded = scan.Codes.Decode(bits, ref position, differences);
            Position = position;
            if (decoded < width)
            {
                return row;
            }

            scan.Reconstruct(differences, row == start ? default : above, current);
            Span<ushort> done = current;
            current = above;
            above = done;
            Frames.StoreRow(Shifted(done, current), row, shape, voxels);
        }

        return end;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_differences);
        ArrayPool<ushort>.Shared.Return(_lines);
    }

    /// <summary>Undoes the point transform. The predictions go on from the samples before it, so these stay as they are.</summary>
    private ReadOnlySpan<ushort> Shifted(ReadOnlySpan<ushort> samples, Span<ushort> target)
    {
        if (scan.PointTransform == 0)
        {
            return samples;
        }

        for (int column = 0; column < samples.Length; column++)
        {
            target[column] = (ushort)(samples[column] << scan.PointTransform);
        }

        return target;
    }
}
