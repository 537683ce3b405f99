namespace Pinpoint.Codecs;

/// <summary>How the scan of a lossless frame is coded.</summary>
/// <param name="Codes">The codes of the differences.</param>
/// <param name="Predictor">1 to 7 (ITU T.81 table H.1).</param>
/// <param name="Precision">Bits of a sample.</param>
/// <param name="PointTransform">Low bits that were left out.</param>
/// <param name="RowsPerInterval">Rows between two restart markers.</param>
internal sealed record LosslessScan(LosslessCodes Codes, int Predictor, int Precision, int PointTransform, int RowsPerInterval)
{
    /// <summary>Reads the scan header.</summary>
    public static LosslessScan Read(JpegSegment segment, JpegHeaders headers, FrameShape shape)
    {
        JpegFrameHeader frame = headers.Frame(segment);
        ReadOnlySpan<byte> content = segment.Content;
        if (content is not [1, var component, var table, var predictor, _, var approximation] || component != frame.Component)
        {
            throw segment.Wrong($"a scan header that does not belong to a lossless frame of one component");
        }

        if (predictor < 1 || predictor > Predictions.Count)
        {
            throw segment.Wrong($"predictor {predictor}, where lossless frames have 1 to {Predictions.Count}");
        }

        int pointTransform = approximation & 15;
        if (pointTransform >= frame.Precision)
        {
            throw segment.Wrong($"a point transform of {pointTransform} bits, where samples have {frame.Precision}");
        }

        // Whole rows, for the prediction begins anew with each interval (T.81 H.1.2.1).
        int interval = headers.RestartInterval < (long)shape.Width * shape.Height ? headers.RestartInterval : 0;
        if (interval % shape.Width != 0)
        {
            throw segment.Wrong($"a restart interval of {interval} samples, which is no whole number of rows of {shape.Width}");
        }

        var codes = new LosslessCodes(headers.Table(segment, 0, table >> 4), segment);
        return new LosslessScan(codes, predictor, frame.Precision, pointTransform, interval == 0 ? shape.Height : interval / shape.Width);
    }

    /// <summary>Adds the differences of one row to the predictions; all modulo 65536 (T.81 H.2.1).</summary>
    /// <param name="differences">One a column.</param>
    /// <param name="above">The row above, before the point transform is undone; empty in the first row of the frame or restart interval.</param>
    /// <param name="row">Takes the samples.</param>
    public void Reconstruct(ReadOnlySpan<int> differences, ReadOnlySpan<ushort> above, Span<ushort> row)
    {
        if (above.IsEmpty)
        {
            // The first row is predicted from the left, its first sample from the middle of the range.
            int left = 1 << (Precision - PointTransform - 1);
            for (int column = 0; column < row.Length; column++)
            {
                left += differences[column];
                row[column] = (ushort)left;
            }
        }
        else
        {
            Predictions.Add(Predictor, differences, above, row);
        }
    }
}
