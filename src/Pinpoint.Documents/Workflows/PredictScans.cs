using Pinpoint.Localization;

namespace Pinpoint.Workflows;

/// <summary>Finds a model's landmarks in scan after scan, the next ones being read while one is searched; a scan that fails stops none of the others.</summary>
public static class PredictScans
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Is told of each scan when it is done, in order; null tells nobody.</param>
    /// <param name="cancellationToken">Stops between two updates of a search; what was written until then stays.</param>
    /// <returns>What became of each scan, in order.</returns>
    /// <exception cref="PinpointException">The model cannot be read, there are no scans, or files are in the way; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<ScanOutcome> Run(
        PredictScansRequest request, IProgress<ScanOutcome>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request is { Part: not null, OutputFolder: null })
        {
            throw new UsageException("a part has no folder for its manifest; give --output DIR");
        }

        IReadOnlyList<NamedScan> all = request.Archived is { } archived
            ? [new NamedScan(AnswerNames.Of([archived.Name])[0], archived.Name)]
            : CohortScans.Of(request);
        IReadOnlyList<NamedScan> scans = request.Part is { } part ? CohortScans.OfPart(all, part) : all;
        var files = AnswerFiles.Plan(scans, request);
        using CohortWork? work = IsCohort(all, request) ? CohortWork.Open(scans, files, request, cancellationToken) : null;
        if (work is null && !request.Overwrite)
        {
            KeptFiles.Refuse(scans.SelectMany((_, i) => files.AllOf(i)), request.AnswerFile is null ? "another folder" : "another name");
        }

        using var run = new PredictionRun(request, scans, files, work, cancellationToken);
        return run.Run(progress);
    }

    // One scan that is named is done or is not: there is nothing to remember of it, and its answer stands alone.
    private static bool IsCohort(IReadOnlyList<NamedScan> scans, PredictScansRequest request) =>
        request is { OutputFolder: not null, Archived: null, AnswerFile: null, PageFile: null }
        && (request.Part is not null || request.Named is not null || scans.Count != 1 || scans[0].Path != request.Scans[0]);
}
