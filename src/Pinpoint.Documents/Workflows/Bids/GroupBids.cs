using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>
/// Gathers what was found in the images of a BIDS data set, by however many processes, into tables and a report: a BIDS App's level <c>group</c>. It searches
/// nothing and needs no model.
/// </summary>
public static class GroupBids
{
    private const string Prefix = "group_";

    /// <summary>Runs it.</summary>
    /// <param name="request">The folders, and who and which visits are meant.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was found, and what was written.</returns>
    /// <exception cref="BadInputException">The data set or a manifest cannot be read, or nothing was found yet.</exception>
    /// <exception cref="UsageException">The folders are in each other's way, or the output is another program's.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static GatherCohortOutcome Run(BidsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        BidsFolders.Check(request.BidsFolder, request.OutputFolder);
        BidsFolders.RefuseForeign(request.OutputFolder);
        var dataset = BidsDataset.Open(request.BidsFolder);
        string[] subjects = Labels(request.Participants, BidsEntity.Subject);
        string[] sessions = Labels(request.Sessions, BidsEntity.Session);
        var memory = CohortMemory.Read(request.OutputFolder);
        var warnings = new List<string>(memory.Warnings);
        IEnumerable<NamedScan> wanted = memory.Cases
            .Where(item => BidsRecords.NameOf(item) is { } name
                && (subjects.Length == 0 || subjects.Contains(name.ValueOf(BidsEntity.Subject)))
                && (sessions.Length == 0 || sessions.Contains(name.ValueOf(BidsEntity.Session))))
            .Select(item => new NamedScan(item, memory.Of(item)[^1].Scan));
        GatheredCase[] cases = GatherCohort.CasesOf(memory, request.OutputFolder, wanted, warnings);
        if (cases.Length == 0)
        {
            throw new BadInputException(
                request.OutputFolder, null, $"holds nothing that was found in such images; run 'pinpoint bids {request.BidsFolder} {request.OutputFolder} " +
                    "participant' first");
        }

        ScanRecord[] images = [.. cases.Select(item => item.Record!)];
        var files = new List<string>();
        Write("images", BidsGroupColumns.Images, images);
        Write("landmarks", BidsGroupColumns.Landmarks, images.SelectMany(image => image.Landmarks, (image, landmark) => (image, landmark)));
        if (images.Any(image => image.Measurements.Count > 0))
        {
            Write("measurements", BidsGroupColumns.Measurements, images.SelectMany(image => image.Measurements, (image, measurement) => (image, measurement)));
        }

        ILookup<string, ScanRecord> bySubject = images.ToLookup(BidsRecords.SubjectOf, StringComparer.Ordinal);

        // In a participants.tsv there must be nobody without a folder.
        Write(
            "participants",
            BidsGroupColumns.Participants,
            bySubject.Select(group => group.Key)
                .Union(subjects.Length == 0 ? dataset.Subjects : [], StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(subject => (subject, (IReadOnlyList<ScanRecord>)[.. bySubject[subject]])));
        string page = Path.Combine(request.OutputFolder, $"{Prefix}landmarks.html");
        var shapes = CohortShapes.Of(cases);
        GatherCohortOutcome outcome = GatherCohort.Outcome(cases, shapes, warnings, files, [.. files, page]);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.BidsFolder)));
        GatherCohort.WritePage(page, CohortReports.Of(name, cases, shapes, outcome.Document, cancellationToken), request.Command);
        return outcome;

        void Write<T>(string table, IReadOnlyList<BidsColumn<T>> columns, IEnumerable<T> rows)
        {
            files.Add(Path.Combine(request.OutputFolder, $"{Prefix}{table}.tsv"));
            BidsTable.Write(files[^1], columns, rows);
        }
    }

    private static string[] Labels(IReadOnlyList<string> given, BidsEntity entity) => [.. given.Select(label => BidsName.WithoutKey(label, entity))];
}
