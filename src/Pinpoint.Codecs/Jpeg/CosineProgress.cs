namespace Pinpoint.Codecs;

/// <summary>Which bits of which coefficients the scans of a frame have brought so far.</summary>
internal sealed class CosineProgress
{
    private const int Coefficients = 64;
    private const int Missing = int.MaxValue;
    private readonly int[] _lowestBits = Enumerable.Repeat(Missing, Coefficients).ToArray();

    /// <summary>Whether nothing is left to come: all coefficients are there down to the last bit.</summary>
    public bool IsComplete => Array.TrueForAll(_lowestBits, bit => bit == 0);

    /// <summary>Notes what a scan brings.</summary>
    public void Add(CosineScan scan) => _lowestBits.AsSpan(scan.First, scan.Last - scan.First + 1).Fill(scan.Low);
}
