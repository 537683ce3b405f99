using System.Diagnostics;
using Pinpoint.Imaging;

namespace Pinpoint.Reports;

/// <summary>What is known of a landmark, as an icon with its word, so that nothing hangs on colour alone.</summary>
internal static class StatusText
{
    /// <summary>Icon and word.</summary>
    public static string Of(LandmarkStatus status) => $"{Icon(status)} {Word(status)}";

    public static string Icon(LandmarkStatus status) => status switch
    {
        LandmarkStatus.Defined => "\u2713",
        LandmarkStatus.Missing => "\u2715",
        LandmarkStatus.Uncertain => "?",
        LandmarkStatus.OutsideScan => "\u2197",
        _ => throw new UnreachableException($"The status {status} has no icon."),
    };

    public static string Word(LandmarkStatus status) => status switch
    {
        LandmarkStatus.Defined => "found",
        LandmarkStatus.Missing => "missing",
        LandmarkStatus.Uncertain => "uncertain",
        LandmarkStatus.OutsideScan => "outside the scan",
        _ => throw new UnreachableException($"The status {status} has no word."),
    };

    /// <summary>How many landmarks are in which state: <c>48 found, 2 uncertain, 1 missing</c>; states without any are left out.</summary>
    public static string Counted(LandmarkSet landmarks)
    {
        IEnumerable<string> parts = Enum.GetValues<LandmarkStatus>()
            .Select(status => (Status: status, Count: landmarks.Count(landmark => landmark.Status == status)))
            .Where(part => part.Count > 0)
            .Select(part => Invariant($"{part.Count} {Word(part.Status)}"));
        return string.Join(", ", parts);
    }
}
