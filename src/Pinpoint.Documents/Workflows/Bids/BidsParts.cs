using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>
/// Names the piece of a data set that one process does, after those whom it was asked for: processes for different ones share an output folder, and none waits
/// for another.
/// </summary>
internal static class BidsParts
{
    private const int LongestName = 100;
    private const int HashDigits = 12;

    /// <summary>The name, fit for a file's.</summary>
    public static string NameOf(BidsRequest request)
    {
        string[] subjects = Labels(request.Participants, BidsEntity.Subject);
        string[] sessions = Labels(request.Sessions, BidsEntity.Session);
        string name = string.Join('_', [.. subjects.Select(label => $"sub-{label}"), .. sessions.Select(label => $"ses-{label}")]);
        return name.Length == 0 ? "all"
            : name.Length <= LongestName && subjects.Concat(sessions).All(BidsName.IsLabel) ? name
            : $"participants-{FileHash.OfText(name)[..HashDigits]}";
    }

    private static string[] Labels(IReadOnlyList<string> given, BidsEntity entity) =>
        [.. given.Select(label => BidsName.WithoutKey(label, entity)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
