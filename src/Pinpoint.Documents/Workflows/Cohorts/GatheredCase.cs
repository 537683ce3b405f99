using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>What became of a case, over all attempts at it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scan">The scan's path.</param>
/// <param name="Record">What counts of it; null where no manifest names it.</param>
internal sealed record GatheredCase(string Name, string Scan, ScanRecord? Record)
{
    /// <summary>The word for a case that no manifest names.</summary>
    public const string Missing = "missing";

    /// <summary>How far it is, as documents name it; <see cref="Missing"/> where no manifest names it.</summary>
    public string State => Record?.State ?? Missing;

    /// <summary>Whether there is an answer.</summary>
    public bool IsDone => State == ScanStates.NameOf(ScanState.Done);

    /// <summary>Whether it was tried, and failed.</summary>
    public bool IsFailed => State == ScanStates.NameOf(ScanState.Failed);

    /// <summary>The landmarks that were found; none without an answer.</summary>
    public LandmarkSet? Landmarks() => IsDone && Record!.Landmarks.Count > 0 ? LandmarkItem.ToSet(Record.Landmarks) : null;

    /// <summary>Why there is no answer, and what to do.</summary>
    public string Problem => Record is null ? "is in no manifest; run the parts again"
        : Record.Message ?? "was at work when its process ended, or still is; run the part again where it does not go on (killed: too little memory?)";

    /// <summary>
    /// Of several records of a case the one that counts: that of the last attempt; where two processes made the same attempt at once, the better one.
    /// </summary>
    public static ScanRecord? Latest(IReadOnlyList<ScanRecord> records)
    {
        int last = records.Select(record => record.Attempt).DefaultIfEmpty().Max();
        return records.Where(record => record.Attempt == last).MaxBy(record => Array.IndexOf(Order, record.State));
    }

    private static readonly string[] Order =
    [
        .. new[] { ScanState.Begun, ScanState.Interrupted, ScanState.Failed, ScanState.Done }.Select(ScanStates.NameOf),
    ];
}
