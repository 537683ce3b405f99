using Pinpoint.Documents;
using Pinpoint.Reports;

namespace Pinpoint.Workflows;

/// <summary>The reports of those who were scanned, <c>sub-01.html</c>: every image with what became of it, by all runs into the folder.</summary>
internal static class SubjectPages
{
    /// <summary>Writes the reports.</summary>
    /// <param name="request">What was done.</param>
    /// <param name="subjects">The labels of those whose reports are written.</param>
    /// <returns>The files.</returns>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static IReadOnlyList<string> Write(BidsRequest request, IEnumerable<string> subjects)
    {
        var stamp = new ReportStamp(request.Command, DateTimeOffset.UtcNow);
        ILookup<string, ScanRecord> records = BidsRecords.Read(request.OutputFolder).ToLookup(BidsRecords.SubjectOf, StringComparer.Ordinal);
        var pages = new List<string>();
        foreach (string subject in subjects.Distinct(StringComparer.Ordinal))
        {
            string page = Path.Combine(request.OutputFolder, $"sub-{subject}.html");
            PageFile.Write(page, SubjectPage.ToHtml($"sub-{subject}", [.. records[subject].Select(record => ScanOf(request.OutputFolder, record))], stamp));
            pages.Add(page);
        }

        return pages;
    }

    private static SubjectScan ScanOf(string folder, ScanRecord record) => new(record.Case[(record.Case.LastIndexOf('/') + 1)..], record.Scan)
    {
        Problem = record.Landmarks.Count > 0 ? null : record.Message ?? "not finished; run the command again",
        Rejected = record.Rejected == true,
        Reasons = record.Reasons,
        Landmarks = record.Landmarks.Count > 0 ? LandmarkItem.ToSet(record.Landmarks) : null,
        Page = File.Exists(Path.Combine(folder, record.Case + ".html")) ? record.Case + ".html" : null,
    };
}
