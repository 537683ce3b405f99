using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.DicomWeb;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>A scan that is fetched from an archive in place of files.</summary>
internal sealed class ArchivedScanChoices
{
    private readonly ArchiveChoices _archive = new();
    private readonly Option<string?> _study = new("--study") { Description = "The UID of the study in the archive whose series is taken", HelpName = "UID" };
    private readonly Option<bool> _store = new("--store")
    {
        Description = "Store the answer in the archive, as a structured report beside the images; a report of the same model on the same images is stored once"
            + " (again with --force)",
    };

    public void AddTo(Command command)
    {
        _archive.AddTo(command);
        command.Add(_study);
        command.Add(_store);
    }

    /// <summary>Adds a scan of an archive to a request, and does the work while the archive is open.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where warnings go.</param>
    /// <param name="request">The request, whose scans are files.</param>
    /// <param name="run">Does the work.</param>
    /// <exception cref="UsageException">There are neither files nor a study, or both.</exception>
    /// <exception cref="PinpointException">The archive cannot be reached or refuses, or has no such series.</exception>
    public IReadOnlyList<ScanOutcome> Run(
        ParseResult parsed, Terminal terminal, PredictScansRequest request, Func<PredictScansRequest, IReadOnlyList<ScanOutcome>> run)
    {
        DicomWebOptions? options = _archive.Read(parsed);
        string? study = parsed.GetValue(_study);
        bool store = parsed.GetValue(_store);
        if (options is null || study is null)
        {
            return options is not null || study is not null || store
                ? throw new UsageException("--dicomweb URL and --study UID go together, and --store with them")
                : request.Scans.Count == 0 ? throw new UsageException("there is no SCAN; give files, or --dicomweb URL and --study UID")
                : run(request);
        }

        if (request.Scans.Count > 0)
        {
            throw new UsageException($"--study and {request.Scans[0]}: scans come from the archive or from files; give either");
        }

        if (!DicomUid.IsValid(study))
        {
            throw new UsageException($"--study: '{study}' is no UID; a UID has digits and points only, at most 64");
        }

        terminal.Warn(options.Warning is { } warning ? [warning] : []);
        using var archive = new DicomWebClient(options);
        using var reports = new ReportStore(archive);
        return run(request with
        {
            Archived = FetchAsync(archive, study, request.Selection.Series, terminal.Cancellation).GetAwaiter().GetResult(),
            Store = store ? reports : null,
            Selection = request.Selection with { Series = null },
        });
    }

    private static async Task<ArchivedScan> FetchAsync(DicomWebClient archive, string study, string? series, CancellationToken cancellationToken)
    {
        SeriesEntry chosen = await ArchiveScans.ChooseAsync(archive, study, series, cancellationToken);
        return await ArchiveScans.FetchAsync(archive, study, chosen.SeriesUid, cancellationToken);
    }
}
