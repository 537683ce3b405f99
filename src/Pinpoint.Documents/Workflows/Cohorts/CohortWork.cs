using System.Globalization;
using Pinpoint.Documents;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>
/// One part of the work on a cohort: what earlier runs have done of it, told by content, and the manifest that this run writes. A scan counts as done only if
/// the same work was done on the same scan, and its files are still what was written.
/// </summary>
internal sealed class CohortWork : IDisposable
{
    private const int HashedAtOnce = 4;

    private readonly IReadOnlyList<NamedScan> _scans;
    private readonly CohortPart _part;
    private readonly string _model;
    private readonly string _modelHash;
    private readonly string _work;
    private readonly CohortMemory _memory;
    private readonly PartManifest _manifest;
    private readonly ScanRecord?[] _done;
    private ScanRecord? _begun;

    private CohortWork(IReadOnlyList<NamedScan> scans, PredictScansRequest request, string modelHash, string work, PartManifest manifest, CohortMemory memory)
    {
        _scans = scans;
        _part = request.Part ?? CohortPart.Whole;
        _model = request.Model;
        _modelHash = modelHash;
        _work = work;
        _memory = memory;
        _manifest = manifest;
        _done = new ScanRecord?[scans.Count];
    }

    /// <summary>Takes a part, and looks up what of it was done.</summary>
    /// <param name="scans">The part's scans.</param>
    /// <param name="files">Their files.</param>
    /// <param name="request">What is to be done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UsageException">Another run is at this part, or a file is there that this work did not write.</exception>
    /// <exception cref="BadInputException">There is no such model, or definitions or manifests cannot be read.</exception>
    /// <exception cref="ResourceException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">That was cancelled.</exception>
    public static CohortWork Open(IReadOnlyList<NamedScan> scans, AnswerFiles files, PredictScansRequest request, CancellationToken cancellationToken)
    {
        string modelHash = FileHash.OfModel(request.Model);
        string work = WorkOf(request, modelHash);
        PartManifest manifest = PartManifest.Open(request.OutputFolder!, request.Part ?? CohortPart.Whole);
        try
        {
            LeftoverFiles.RemoveOnce(request.OutputFolder!);
            var cohort = new CohortWork(scans, request, modelHash, work, manifest, CohortMemory.Read(request.OutputFolder!));
            cohort.LookUp(files, request, cancellationToken);
            return cohort;
        }
        catch
        {
            manifest.Dispose();
            throw;
        }
    }

    /// <summary>What was done of a scan; null where it is to be done.</summary>
    public ScanRecord? DoneOf(int scan) => _done[scan];

    /// <summary>Writes down that a scan is begun.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public void Begin(int scan)
    {
        NamedScan named = _scans[scan];
        _begun = new ScanRecord(
            ScanStates.NameOf(ScanState.Begun),
            named.Name,
            named.Path,
            null,
            _memory.AttemptsAt(named.Name) + 1,
            _part.Id,
            _part.Count,
            _model,
            _modelHash,
            ToolVersion.Text,
            _work);
        Add(_begun);
    }

    /// <summary>Writes down what became of the scan that was begun last.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="hash">The scan's content.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public ScanRecord End(ScanOutcome outcome, string? hash)
    {
        LocalizationResult? answer = outcome.Problem is null ? outcome.Prediction?.Answer : null;
        return Add(_begun! with
        {
            State = ScanStates.NameOf(outcome.Problem is null ? ScanState.Done : ScanState.Failed),
            ScanHash = hash,
            Seconds = outcome.Prediction?.Seconds,
            Rejected = answer?.Verdict.Rejected,
            Reasons = answer?.Verdict.Reasons ?? [],
            Side = SideItem.Of(answer?.Side),
            Landmarks = answer is null ? [] : LandmarkItem.Of(answer.Landmarks),
            Measurements = answer is not null && outcome.Prediction!.ReadAnatomy() is { } anatomy ? MeasurementItem.Of(anatomy.Measurements) : [],
            Warnings = outcome.Warnings,
            AnswerFiles = Written([.. outcome.Files, .. outcome.Page is { } page ? [page] : Array.Empty<string>()]),
            Message = outcome.Problem?.Message.ReplaceLineEndings(" "),
            ExitCode = outcome.Problem is { } problem ? ProblemCodes.Of(problem) : ProblemCodes.Done,
        });
    }

    /// <summary>
    /// Writes down that the scan that was begun last is left as it is, for the process was asked to stop; says nothing where that cannot be written.
    /// </summary>
    public void Interrupt()
    {
        try
        {
            Add(_begun! with
            {
                State = ScanStates.NameOf(ScanState.Interrupted),
                Message = "interrupted; run the command again",
                ExitCode = ProblemCodes.Interrupted,
            });
        }
        catch (ResourceException)
        {
            // It then looks killed, which is as good.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _manifest.Dispose();

    // Everything that an answer, or what the manifest says of it, depends on besides the scan.
    private static string WorkOf(PredictScansRequest request, string modelHash) => FileHash.OfText(string.Join(
        '\n',
        [
            ToolVersion.Text,
            modelHash,
            string.Join(',', request.Forms.Count > 0 ? request.Forms.Select(form => form.Ending) : request.Formats) + (request.WithPages ? " html" : ""),
            request.Definitions is { } definitions ? TextFile.Read(definitions) : "",
            Invariant($"{request.Selection.Frame} {request.Selection.NiftiNoCodes} {request.Selection.Series} {request.Search.Rule} ") +
                Invariant($"{request.Search.Updates} {request.Search.RandomStarts}"),
            Invariant($"{request.Search.Combination} {request.Search.Seed} {request.Search.CheckMirrorImages} {request.Search.UseCalibration}"),
        ]));

    private ScanRecord Add(ScanRecord record)
    {
        record = record with { Time = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture), PeakMemoryBytes = PeakMemory() };
        _manifest.Add(record);
        return record;
    }

    private static long? PeakMemory()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 is > 0 and var bytes ? bytes : null;
    }

    private AnswerFileItem[] Written(IReadOnlyList<string> files)
    {
        try
        {
            return [.. files.Select(file => new AnswerFileItem(_memory.NameOf(file), FileHash.Of(file)))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ResourceException(
                $"{files[0]}: was taken away while it was written ({AtomicFile.FirstLine(exception.Message)}); run the command again", exception);
        }
    }

    private void LookUp(AnswerFiles files, PredictScansRequest request, CancellationToken cancellationToken)
    {
        if (!request.Overwrite)
        {
            for (int i = 0; i < _scans.Count; i++)
            {
                KeptFiles.Refuse(files.AllOf(i).Where(file => Path.Exists(file) && !_memory.MayWrite(_scans[i].Name, _work, file)));
            }
        }

        Parallel.For(
            0,
            _scans.Count,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Min(HashedAtOnce, Environment.ProcessorCount) },
            i => _done[i] = DoneOf(_scans[i], files.AllOf(i), cancellationToken));
        if (request.SkipDone)
        {
            return;
        }

        // Who asks for answers that are all there already would write over them; who was stopped half way goes on.
        if (!request.Overwrite && _done.All(record => record is not null))
        {
            KeptFiles.Refuse(_scans.SelectMany((_, i) => files.AllOf(i)));
        }

        Array.Clear(_done);
    }

    private ScanRecord? DoneOf(NamedScan scan, IReadOnlyList<string> files, CancellationToken cancellationToken) =>
        _memory.AnswerTo(scan.Name, _work) is { ScanHash: { } hash } record
            && files.All(file => record.AnswerFiles.Any(item => item.AnswerFile == _memory.NameOf(file)))
            && FileHash.OfFileOrFolder(scan.Path, cancellationToken) == hash
                ? record
                : null;
}
