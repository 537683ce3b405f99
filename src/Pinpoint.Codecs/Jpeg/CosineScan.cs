namespace Pinpoint.Codecs;

/// <summary>What one scan of a frame with the cosine transform codes.</summary>
/// <param name="DcTable">Number of the Huffman table for first coefficients.</param>
/// <param name="AcTable">Number of the Huffman table for the others.</param>
/// <param name="First">First coefficient.</param>
/// <param name="Last">Last coefficient.</param>
/// <param name="High">The bit that earlier scans came down to; zero in a first one.</param>
/// <param name="Low">The bit this scan comes down to.</param>
internal readonly record struct CosineScan(int DcTable, int AcTable, int First, int Last, int High, int Low)
{
    private const int LastCoefficient = 63;
    private const int LowestBit = 13;

    /// <summary>Whether the scan needs a table for first coefficients.</summary>
    public bool HasDcCodes => First == 0 && High == 0;

    /// <summary>Whether the scan needs a table for the other coefficients.</summary>
    public bool HasAcCodes => Last > 0;

    /// <summary>Bits that each block takes at least: one a code. Scans of other coefficients may skip blocks by the thousand.</summary>
    public int LeastBits => First > 0 ? 0 : HasAcCodes ? 2 : 1;

    /// <summary>Reads a scan header and checks it.</summary>
    /// <param name="segment">The header.</param>
    /// <param name="frame">The frame header.</param>
    /// <param name="progressive">Whether the frame is progressive; a sequential scan has all coefficients, whatever its header says.</param>
    public static CosineScan Read(JpegSegment segment, JpegFrameHeader frame, bool progressive)
    {
        if (segment.Content is not [1, var component, var tables, var first, var last, var bits] || component != frame.Component)
        {
            throw segment.Wrong($"a scan header that does not belong to a frame of one component");
        }

        if (!progressive)
        {
            return new CosineScan(tables >> 4, tables & 15, 0, LastCoefficient, 0, 0);
        }

        int high = bits >> 4;
        int low = bits & 15;
        if (first > last || last > LastCoefficient || (first == 0 && last > 0) || low > LowestBit || (high != 0 && high != low + 1))
        {
            throw segment.Wrong($"a progressive scan of coefficients {first} to {last}, bits {high} to {low}");
        }

        return new CosineScan(tables >> 4, tables & 15, first, last, high, low);
    }
}
