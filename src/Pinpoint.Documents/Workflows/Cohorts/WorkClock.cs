using System.Diagnostics;

namespace Pinpoint.Workflows;

/// <summary>Tells how long a run may still take: the scans that are left take as long, byte for byte, as those that this run has been through.</summary>
internal sealed class WorkClock
{
    private readonly long[] _bytes;
    private readonly bool[] _done;
    private readonly double _least;
    private readonly long _start = Stopwatch.GetTimestamp();
    private double _worked;

    /// <summary>Starts.</summary>
    /// <param name="count">The number of scans.</param>
    /// <param name="bytesOf">The bytes of a scan.</param>
    /// <param name="isDone">Whether a scan was done before, and so takes no time.</param>
    public WorkClock(int count, Func<int, long> bytesOf, Func<int, bool> isDone)
    {
        _bytes = [.. Enumerable.Range(0, count).Select(bytesOf)];
        _done = [.. Enumerable.Range(0, count).Select(isDone)];
        _least = Math.Max(1, _bytes.DefaultIfEmpty().Average());
    }

    /// <summary>The bytes of a scan.</summary>
    public long BytesOf(int scan) => _bytes[scan];

    /// <summary>Where the run stands when a scan is through, and all before it.</summary>
    public CohortProgress Through(int scan)
    {
        _worked += Weight(scan);
        double left = Enumerable.Range(scan + 1, _bytes.Length - scan - 1).Sum(Weight);
        return new CohortProgress(
            scan + 1, _bytes.Length, _worked > 0 ? TimeSpan.FromSeconds(Stopwatch.GetElapsedTime(_start).TotalSeconds * left / _worked) : null);
    }

    // A search takes its time whatever the size: were an empty file or a link to nowhere one byte of the work, all others would seem to take weeks.
    private double Weight(int scan) => _done[scan] ? 0 : Math.Max(_least, _bytes[scan]);
}
