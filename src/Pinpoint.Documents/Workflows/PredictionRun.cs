using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Reports;

namespace Pinpoint.Workflows;

/// <summary>A model at work on scan after scan.</summary>
internal sealed class PredictionRun : IDisposable
{
    private readonly PredictScansRequest _request;
    private readonly IReadOnlyList<NamedScan> _scans;
    private readonly AnswerFiles _files;
    private readonly CohortWork? _work;
    private readonly CancellationToken _cancellation;
    private readonly WorkClock _clock;
    private ScanReader<ReadScan>? _reader;
    private Predictor? _predictor;
    private AnswerFacts? _facts;

    /// <summary>Prepares the work.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="scans">The scans.</param>
    /// <param name="files">The files of each.</param>
    /// <param name="work">What is done of them, and where it is written down; null remembers nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public PredictionRun(
        PredictScansRequest request, IReadOnlyList<NamedScan> scans, AnswerFiles files, CohortWork? work, CancellationToken cancellationToken)
    {
        _request = request;
        _scans = scans;
        _files = files;
        _work = work;
        _cancellation = cancellationToken;
        _clock = new WorkClock(scans.Count, work is null ? _ => 0 : scan => ScanStamp.BytesOf(scans[scan].Path), scan => work?.DoneOf(scan) is not null);
    }

    /// <summary>Does it.</summary>
    /// <param name="progress">Is told of each scan.</param>
    /// <returns>What became of each scan, in order.</returns>
    public IReadOnlyList<ScanOutcome> Run(IProgress<ScanOutcome>? progress)
    {
        Open();
        var outcomes = new List<ScanOutcome>(_scans.Count);
        for (int i = 0; i < _scans.Count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            ScanOutcome outcome = _work?.DoneOf(i) is { } record
                ? new ScanOutcome(_scans[i].Path) { Files = _files.Of(i), Page = null, WasDone = true, Record = record }
                : WrittenDown(i);
            outcomes.Add(outcome with { Progress = _work is null ? null : _clock.Through(i) });
            progress?.Report(outcomes[^1]);
        }

        return outcomes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _predictor?.Dispose();
    }

    // The first scan is read while the model is loaded; where all is done, neither is needed.
    private void Open()
    {
        int[] left = [.. Enumerable.Range(0, _scans.Count).Where(scan => _work?.DoneOf(scan) is null)];
        if (left.Length == 0)
        {
            return;
        }

        _reader = new ScanReader<ReadScan>(
            left.Length,
            _request.Selection.ReadOptions(null, _cancellation),
            (place, options) => Read(_scans[left[place]], options),
            _work is null ? null : place => _clock.BytesOf(left[place]));
        _predictor = Predictor.Open(_request.Model, _request.Definitions, _request.Search);
        _reader.ReadWith(_request.Selection.ReadOptions(_predictor.Model.Plan, _cancellation));
        _facts = AnswerFacts.Of(
            _request.Model,
            _predictor.Anatomy,
            [.. _request.WrittenFormats, .. _request.Store is null ? Array.Empty<string>() : [ReportStore.Word]]);
    }

    private ReadScan Read(NamedScan scan, VolumeReadOptions options)
    {
        options = scan.NiftiNoCodes is { } noCodes ? options with { NiftiNoCodes = noCodes } : options;
        return ReadScan.Of(
            scan.Path,
            _work is not null,
            () => scan.Absence is { } absence ? throw new BadInputException(scan.Path, null, absence)
                : _request.Archived is { } archived ? archived.Images.Open(options)
                : Scan.Open(scan.Path, options),
            _cancellation);
    }

    private ScanOutcome WrittenDown(int scan)
    {
        string? hash = null;
        try
        {
            _work?.Begin(scan);
        }
        catch (ResourceException exception)
        {
            _ = Next();
            return new ScanOutcome(_scans[scan].Path) { Problem = exception };
        }

        ScanOutcome outcome;
        try
        {
            ReadScan read = Next();
            hash = read.Hash;
            outcome = One(scan, read);
        }
        catch (OperationCanceledException)
        {
            _work?.Interrupt();
            throw;
        }
        catch (Exception exception) when (_scans.Count > 1)
        {
            outcome = new ScanOutcome(_scans[scan].Path) { Problem = ScanFaultException.ProblemOf(_scans[scan].Path, exception) };
        }

        try
        {
            return outcome with { Record = _work?.End(outcome, hash) };
        }
        catch (ResourceException exception)
        {
            return outcome with { Problem = outcome.Problem ?? exception };
        }
    }

    private ReadScan Next() => _reader!.Next();

    private ScanOutcome One(int place, ReadScan read)
    {
        string scan = _scans[place].Path;
        Predictor predictor = _predictor!;
        var outcome = new ScanOutcome(scan);
        try
        {
            Scan opened = read.Opened();
            outcome = outcome with { Warnings = [.. opened.Warnings, .. opened.Ordinary().Notes.Select(note => $"{scan}: {note}")] };
            LandmarkWriteOptions options = _facts!.OfScan(scan, _request.Archived?.Images, _request.Selection.ReadOptions(predictor.Model.Plan, _cancellation));
            ScanPrediction prediction = predictor.Predict(scan, opened, _request.SearchProgress, _cancellation);
            read.RefuseChanged(scan);
            IEnumerable<string> ofScan = prediction.Answer.Warnings.Except(predictor.Model.Warnings, StringComparer.Ordinal);
            outcome = outcome with { Warnings = [.. predictor.Model.Warnings, .. opened.Warnings, .. ofScan.Select(warning => $"{scan}: {warning}")] };
            options = _facts.WithAnswer(options, prediction.Answer);
            foreach ((int form, string file) in _files.Of(place).Index())
            {
                if (_request.Forms.Count > 0)
                {
                    _request.Forms[form].Write(file, _scans[place], opened, prediction);
                    outcome = outcome with { Files = [.. outcome.Files, file] };
                    continue;
                }

                LandmarkFile.Write(file, prediction.Answer.Landmarks, options);
                outcome = outcome with { Files = [.. outcome.Files, file] };
                outcome = LandmarkFile.LossOf(file, prediction.Answer.Landmarks) is { } loss
                    ? outcome with { Warnings = [.. outcome.Warnings, loss] }
                    : outcome;
            }

            outcome = outcome with
            {
                Prediction = prediction,
                Document = _request.WithDocuments
                    ? PredictionDocument.Of(_request.Model, scan, opened, prediction.Answer, prediction.Seconds, prediction.Anatomy)
                    : null,
            };
            if (_files.PageOf(place) is { } page)
            {
                PageFile.Write(page, predictor.PageOf(prediction, opened, new ReportStamp(_request.Command, DateTimeOffset.UtcNow)));
                outcome = outcome with { Page = page };
            }

            if (_request is { Store: { } store, Archived: { } archived })
            {
                StoredReport stored = store.StoreAsync(archived, prediction.Answer.Landmarks, options, _request.Overwrite, _cancellation)
                    .GetAwaiter().GetResult();
                outcome = outcome with { Stored = stored, Warnings = stored.Warning is { } odd ? [.. outcome.Warnings, odd] : outcome.Warnings };
            }

            return outcome;
        }
        catch (PinpointException exception)
        {
            return outcome with { Problem = exception };
        }
        catch (Exception exception) when (MemoryFault.Is(exception))
        {
            return outcome with { Problem = new ResourceException($"{scan}: there is not enough memory; use fewer --threads, or a smaller scan", exception) };
        }
    }
}
