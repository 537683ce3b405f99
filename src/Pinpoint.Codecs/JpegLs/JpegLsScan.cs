using System.Numerics;

namespace Pinpoint.Codecs;

/// <summary>How the scan of a JPEG-LS frame is coded, with what follows from it (ITU T.87 A.2.1).</summary>
/// <param name="Parameters">The coding parameters, complete.</param>
/// <param name="Near">The largest error of a sample; zero for lossless coding.</param>
/// <param name="RowsPerInterval">Rows between two restart markers.</param>
internal sealed record JpegLsScan(JpegLsParameters Parameters, int Near, int RowsPerInterval)
{
    /// <summary>The number of different errors (RANGE).</summary>
    public int Range { get; } = ((Parameters.Maximum + (2 * Near)) / ((2 * Near) + 1)) + 1;

    /// <summary>Bits that hold any error (qbpp).</summary>
    public int ErrorBits => BitsFor(Range);

    /// <summary>The longest code of an error in bits (LIMIT).</summary>
    public int LongestCode
    {
        get
        {
            int bits = Math.Max(2, BitsFor(Parameters.Maximum + 1));
            return 2 * (bits + Math.Max(8, bits));
        }
    }

    /// <summary>What a context's sum of errors begins with.</summary>
    public int InitialErrors => Math.Max(2, (Range + 32) / 64);

    /// <summary>Reads the scan header.</summary>
    public static JpegLsScan Read(JpegSegment segment, JpegHeaders headers, FrameShape shape)
    {
        JpegFrameHeader frame = headers.Frame(segment);
        // How components would be interleaved is of no concern to a single one.
        if (segment.Content is not [1, var component, var mappingTable, var near, <= 2, var pointTransform] || component != frame.Component)
        {
            throw segment.Wrong($"a scan header that does not belong to a JPEG-LS frame of one component");
        }

        if (mappingTable != 0)
        {
            throw segment.Wrong($"JPEG-LS mapping tables (palettes) are not decoded");
        }

        if (pointTransform != 0)
        {
            throw segment.Wrong($"JPEG-LS with a point transform is not decoded");
        }

        int interval = headers.RestartInterval;
        return new JpegLsScan(headers.Presets.Complete(frame.Precision, near, segment), near, interval == 0 ? shape.Height : interval);
    }

    private static int BitsFor(int values) => BitOperations.Log2((uint)values - 1) + 1;
}
