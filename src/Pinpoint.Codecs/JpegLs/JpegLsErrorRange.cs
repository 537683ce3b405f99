using System.Numerics;

namespace Pinpoint.Codecs;

/// <summary>The numbers that bind a sample and its error.</summary>
internal readonly struct JpegLsErrorRange
{
    /// <summary>Takes them from the scan.</summary>
    public JpegLsErrorRange(JpegLsScan scan)
    {
        Maximum = scan.Parameters.Maximum;
        Near = scan.Near;
        Step = (2 * Near) + 1;
        Span = scan.Range * Step;
        LargestMapped = 2 * scan.Range;
        IsLossless = Near == 0;
        IsExact = IsLossless && BitOperations.IsPow2(Maximum + 1);
    }

    /// <summary>The largest sample.</summary>
    public int Maximum { get; }

    /// <summary>The largest error of a sample.</summary>
    public int Near { get; }

    /// <summary>By how much samples with neighbouring errors differ.</summary>
    public int Step { get; }

    /// <summary>The range of errors times the step; sums are taken modulo this.</summary>
    public int Span { get; }

    /// <summary>
    /// The largest number that an error may be coded as. A sound encoder stays within half of it; more is kept out because the statistics have no room for it.
    /// </summary>
    public int LargestMapped { get; }

    /// <summary>Whether samples are coded without error.</summary>
    public bool IsLossless { get; }

    /// <summary>Whether they are, and all numbers of a whole number of bits are samples.</summary>
    public bool IsExact { get; }
}
