namespace Pinpoint.Imaging;

/// <summary>What a report says of its landmarks as a whole, and of those that have no place.</summary>
internal static class ReportSummary
{
    /// <summary>What the list of series shows of the report, at most 64 characters: viewers draw uncertain landmarks like all others.</summary>
    public static string Title(LandmarkSet landmarks, LandmarkOrigin? origin)
    {
        string[] remarks =
        [
            .. origin is { Objections.Count: > 0 } ? ["rejected"] : Array.Empty<string>(),
            .. Enum.GetValues<LandmarkStatus>().Where(status => status != LandmarkStatus.Defined).Select(status => Count(landmarks, status)).OfType<string>(),
        ];
        return ReportCodes.MeaningOf(remarks.Length > 0 ? $"Pinpoint: {string.Join(", ", remarks)}" : "Pinpoint landmarks");
    }

    /// <summary>The items below the qualitative evaluations.</summary>
    public static IEnumerable<DicomDataSet> Items(LandmarkSet landmarks, LandmarkWriteOptions options)
    {
        const string Contains = ReportItems.Contains;
        if (options.Origin is { } origin)
        {
            yield return ReportItems.Code(
                Contains, ReportCodes.Verdict, origin.Objections.Count > 0 ? ReportCodes.Rejected : ReportCodes.Accepted);
            foreach (string objection in origin.Objections)
            {
                yield return ReportItems.Text(Contains, ReportCodes.Objection, objection);
            }
        }

        yield return ReportItems.Text(Contains, ReportCodes.Summary, Words(landmarks));
        foreach (Landmark landmark in landmarks.Where(landmark => landmark.Position is null))
        {
            CodedConcept how = landmark.IsAbsent ? ReportCodes.Absent : ReportCodes.NotFound;
            yield return ReportItems.Code(Contains, options.Codes.GetValueOrDefault(landmark.Name) ?? ReportCodes.OfName(landmark.Name), how);
            yield return ReportItems.Text(Contains, how, landmark.Name);
        }
    }

    // All in one text, for whoever reads the report and not its codes.
    private static string Words(LandmarkSet landmarks)
    {
        string[] parts =
        [
            .. Enum.GetValues<LandmarkStatus>().Where(status => Count(landmarks, status) is not null).Select(
                status => $"{Count(landmarks, status)} ({string.Join(", ", landmarks.Where(item => item.Status == status).Select(item => item.Name))})"),
        ];
        return Invariant($"{landmarks.Count} landmarks: {string.Join("; ", parts)}");
    }

    private static string? Count(LandmarkSet landmarks, LandmarkStatus status) =>
        landmarks.Count(landmark => landmark.Status == status) is > 0 and var count
            ? Invariant($"{count} {LandmarkStatuses.NameOf(status).Replace('_', ' ')}")
            : null;
}
