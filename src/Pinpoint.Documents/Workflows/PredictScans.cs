using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Reports;

namespace Pinpoint.Workflows;

/// <summary>Finds a model's landmarks in scan after scan, the next one being read while one is searched; a scan that fails stops none of the others.</summary>
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
        IReadOnlyList<string> scans = request.Archived is { } archived ? [archived.Name] : ScanFiles.Expand(request.Scans);
        var files = AnswerFiles.Plan(scans, request);

        string[] left = [.. scans.Where((_, i) => !files.AreDone(i))];
        if (left.Length == 0)
        {
            // It was ended after its last scan, and before it could forget.
            files.Forget();
            return [.. scans.Select((_, i) => Tell(Done(i)))];
        }

        // The first scan is read while the model is loaded.
        using var reader = new ScanReader(
            left,
            request.Selection.ReadOptions(null, cancellationToken),
            request.Archived is { } scan ? (_, options) => scan.Images.Read(options) : VolumeFile.Read);
        using var predictor = Predictor.Open(request.Model, request.Definitions, request.Search);
        reader.ReadWith(request.Selection.ReadOptions(predictor.Model.Plan, cancellationToken));
        var facts = AnswerFacts.Of(
            request.Model,
            predictor.Anatomy,
            [.. request.WrittenFormats, .. request.Store is null ? Array.Empty<string>() : [ReportStore.Word]]);
        var outcomes = new List<ScanOutcome>(scans.Count);
        for (int i = 0; i < scans.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(Tell(files.AreDone(i)
                ? Done(i)
                : One(scans[i], reader, predictor, facts, request, files.Of(i), files.PageOf(i), () => files.Begin(i, scans[i]), cancellationToken)));
            if (outcomes[^1] is { Problem: null, WasDone: false })
            {
                files.Add(i);
            }
        }

        if (outcomes.All(outcome => outcome.Problem is null))
        {
            files.Forget();
        }

        return outcomes;

        ScanOutcome Done(int scan) => new(scans[scan]) { Files = files.Of(scan), WasDone = true };

        ScanOutcome Tell(ScanOutcome outcome)
        {
            progress?.Report(outcome);
            return outcome;
        }
    }

    private static ScanOutcome One(
        string scan,
        ScanReader reader,
        Predictor predictor,
        AnswerFacts facts,
        PredictScansRequest request,
        IReadOnlyList<string> files,
        string? page,
        Action begin,
        CancellationToken cancellationToken)
    {
        var outcome = new ScanOutcome(scan);
        try
        {
            Volume volume = reader.Next();
            outcome = outcome with { Warnings = [.. volume.Warnings, .. volume.Ordinary().Notes.Select(note => $"{scan}: {note}")] };
            LandmarkWriteOptions options = facts.OfScan(scan, request.Archived?.Images, request.Selection.ReadOptions(predictor.Model.Plan, cancellationToken));
            ScanPrediction prediction = predictor.Predict(scan, volume, request.SearchProgress, cancellationToken);
            IEnumerable<string> ofScan = prediction.Answer.Warnings.Except(predictor.Model.Warnings, StringComparer.Ordinal);
            outcome = outcome with { Warnings = [.. predictor.Model.Warnings, .. volume.Warnings, .. ofScan.Select(warning => $"{scan}: {warning}")] };
            options = facts.WithAnswer(options, prediction.Answer);
            begin();
            foreach (string file in files)
            {
                LandmarkFile.Write(file, prediction.Answer.Landmarks, options);
                outcome = LandmarkFile.LossOf(file, prediction.Answer.Landmarks) is { } loss
                    ? outcome with { Warnings = [.. outcome.Warnings, loss] }
                    : outcome;
            }

            outcome = outcome with
            {
                Prediction = prediction,
                Files = files,
                Document = request.WithDocuments
                    ? PredictionDocument.Of(request.Model, scan, volume, prediction.Answer, prediction.Seconds, prediction.Anatomy)
                    : null,
            };
            if (page is not null)
            {
                PageFile.Write(page, predictor.PageOf(prediction, volume, new ReportStamp(request.Command, DateTimeOffset.UtcNow)));
                outcome = outcome with { Page = page };
            }

            if (request is { Store: { } store, Archived: { } archived })
            {
                StoredReport stored = store.StoreAsync(archived, prediction.Answer.Landmarks, options, request.Overwrite, cancellationToken)
                    .GetAwaiter().GetResult();
                outcome = outcome with { Stored = stored, Warnings = stored.Warning is { } odd ? [.. outcome.Warnings, odd] : outcome.Warnings };
            }

            return outcome;
        }
        catch (PinpointException exception)
        {
            return outcome with { Problem = exception };
        }
    }
}
