using Pinpoint.Documents;
using Pinpoint.Evaluation;
using Pinpoint.Reports;

namespace Pinpoint.Workflows;

/// <summary>Makes one table and one report of what the parts of a cohort found, however they were split.</summary>
public static class GatherCohort
{
    /// <summary>The folder within the answers' that receives the files, unless another is named.</summary>
    public const string FolderName = "gathered";

    /// <summary>The name of the files, without their endings.</summary>
    public const string FileName = "cohort";

    private const string CsvEnding = ".csv";
    private const string ParquetEnding = ".parquet";

    private static readonly (string Ending, Action<string, IReadOnlyList<CohortRow>> Write)[] Tables =
        [(CsvEnding, CohortTable.WriteCsv), (ParquetEnding, CohortTable.WriteParquet)];

    /// <summary>Whether a folder is one that parts write to.</summary>
    public static bool IsFolder(string folder) => Directory.Exists(PartManifest.FolderOf(folder));

    /// <summary>Gathers.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BadInputException">The folder has no manifests, or they cannot be read.</exception>
    /// <exception cref="UsageException">A file is in the way.</exception>
    /// <exception cref="ResourceException">A file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static GatherCohortOutcome Run(GatherCohortRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsFolder(request.Folder))
        {
            throw new BadInputException(
                request.Folder,
                null,
                Directory.Exists(request.Folder)
                    ? $"has no folder '{PartManifest.FolderName}'; give the folder that predict wrote a cohort's answers to"
                    : "there is no such folder; give the folder that predict wrote a cohort's answers to");
        }

        var memory = CohortMemory.Read(request.Folder);
        FolderLock.RemoveLeft(PartManifest.FolderOf(request.Folder));
        LeftoverFiles.RemoveOnce(request.Folder);
        var warnings = new List<string>(memory.Warnings);
        GatheredCase[] cases = CasesOf(memory, request.Folder, request.Scans.Count > 0 ? CohortScans.Of(request.Scans) : null, warnings);
        if (cases.Length == 0)
        {
            throw new BadInputException(request.Folder, null, "has manifests that name no scan; run predict first");
        }

        IReadOnlyList<CohortRow> rows = CohortTable.RowsOf(cases);
        if (request.Output is { } file && Array.Find(Tables, table => file.EndsWith(table.Ending, StringComparison.OrdinalIgnoreCase)) is { Write: { } write })
        {
            Refuse(request, [file]);
            write(file, rows);
            return Outcome(cases, CohortShapes.Of(cases), warnings, [file], [file]);
        }

        string folder = request.Output ?? Path.Combine(request.Folder, FolderName);
        string stem = Path.Combine(folder, FileName);
        string[] tables = [.. Tables.Select(table => stem + table.Ending)];
        string document = stem + ".json";
        string page = stem + ".html";
        string[] files = [.. tables, document, page];
        if (request.Output is not null)
        {
            Refuse(request, files);
        }

        foreach ((string ending, Action<string, IReadOnlyList<CohortRow>> writeTable) in Tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writeTable(stem + ending, rows);
        }

        var shapes = CohortShapes.Of(cases);
        GatherCohortOutcome outcome = Outcome(cases, shapes, warnings, tables, files);
        DocumentFile.Write(document, outcome.Document);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Folder)));
        WritePage(page, CohortReports.Of(name, cases, shapes, outcome.Document, cancellationToken), request.Command);
        return outcome;
    }

    /// <summary>Writes the report, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    internal static void WritePage(string page, CohortReport report, string command) =>
        PageFile.Write(page, CohortPage.ToHtml(report, new ReportStamp(command, DateTimeOffset.UtcNow)));

    private static void Refuse(GatherCohortRequest request, IEnumerable<string> files)
    {
        if (!request.Overwrite)
        {
            KeptFiles.Refuse(files);
        }
    }

    /// <summary>The cases, in ordinal order of their names, so that the order of the parts does not count.</summary>
    /// <param name="memory">What the manifests say.</param>
    /// <param name="folder">Their folder, for messages.</param>
    /// <param name="scans">The scans that are meant; null means all that a manifest names.</param>
    /// <param name="warnings">Receives what is odd.</param>
    internal static GatheredCase[] CasesOf(CohortMemory memory, string folder, IEnumerable<NamedScan>? scans, List<string> warnings)
    {
        Dictionary<string, NamedScan>? wanted = scans?.ToDictionary(scan => scan.Name, StringComparer.Ordinal);
        GatheredCase[] cases =
        [
            .. memory.Cases.Concat(wanted?.Keys ?? Enumerable.Empty<string>()).Distinct(StringComparer.Ordinal)
                .Where(name => wanted?.ContainsKey(name) != false)
                .Order(StringComparer.Ordinal)
                .Select(name => GatheredCase.Latest(memory.Of(name)) is { } record
                    ? new GatheredCase(name, record.Scan, record)
                    : new GatheredCase(name, wanted![name].Path, null)),
        ];
        int others = wanted is null ? 0 : memory.Cases.Count(name => !wanted.ContainsKey(name));
        if (others > 0)
        {
            warnings.Add(Invariant($"{folder}: {others} cases in the manifests are not among the scans given and are left out"));
        }

        int works = cases.Where(item => item.IsDone).Select(item => item.Record!.Work).Distinct(StringComparer.Ordinal).Count();
        if (works > 1)
        {
            warnings.Add(Invariant($"{folder}: the answers were made in {works} ways (models, versions or options differ); compare them with care"));
        }

        foreach (GatheredCase item in cases.Where(item => item.IsDone && !memory.AreAsWritten(item.Record!)))
        {
            warnings.Add($"{item.Name}: a file of its answer was changed or removed since; the table has what was found");
        }

        return cases;
    }

    /// <summary>The cohort in figures.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="shapes">Their shapes.</param>
    /// <param name="warnings">What is odd.</param>
    /// <param name="tables">The tables that were written.</param>
    /// <param name="files">All files that were written.</param>
    internal static GatherCohortOutcome Outcome(
        GatheredCase[] cases, CohortShapes shapes, IReadOnlyList<string> warnings, IReadOnlyList<string> tables, IReadOnlyList<string> files)
    {
        GatheredCase[] done = [.. cases.Where(item => item.IsDone)];
        double[] seconds = [.. done.Select(item => item.Record!.Seconds).OfType<double>()];
        var document = new CohortDocument(
            cases.Length,
            done.Length,
            cases.Count(item => item.IsFailed),
            cases.Count(item => item.Record is not null && !item.IsDone && !item.IsFailed),
            cases.Count(item => item.Record is null),
            done.Count(item => item.Record!.Rejected == true),
            [.. done.Select(item => item.Record!.ModelHash).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            seconds.Length > 0 ? ErrorStatistics.Mean(seconds) : null,
            CohortMeasurements.FiguresOf(done),
            CohortOutliers.Of(cases, shapes),
            [.. cases.Where(item => !item.IsDone).Select(item => new FailureItem(item.Scan, item.Problem))],
            warnings,
            tables);
        int code = cases.Where(item => !item.IsDone).Select(item => item.IsFailed ? item.Record!.ExitCode ?? 0 : 0)
            .Select(one => Math.Max(one, ProblemCodes.BadInput)).DefaultIfEmpty(ProblemCodes.Done).Max();
        return new GatherCohortOutcome(document, files, code);
    }
}
