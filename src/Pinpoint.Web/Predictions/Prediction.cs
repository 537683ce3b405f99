using System.Diagnostics;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Web.Metrics;
using Pinpoint.Workflows;

namespace Pinpoint.Web.Predictions;

/// <summary>
/// One prediction from the first byte of the scan to the answer. It holds a place behind the gate and memory of the budget until the answer is made or it is
/// disposed of.
/// </summary>
internal sealed class Prediction(PredictionRequest request, PredictionPlace place, MemoryBudget memory, ServerMetrics metrics) : IDisposable
{
    private IDisposable? _reservation;
    private Scan? _scan;

    /// <summary>Reads the scan from the body; nothing of it goes to the disk.</summary>
    /// <exception cref="BadInputException">It is no scan, or a damaged one.</exception>
    /// <exception cref="RequestRefusedException">It is too large, or there is no memory for it now.</exception>
    /// <exception cref="OperationCanceledException">The client went away, or the time is over.</exception>
    public Task<VolumeHeader> ReadAsync(long largestBody, CancellationToken cancellationToken) => ReadAsync(
        options =>
        {
            using var body = new BodyStream(request.Body, largestBody, cancellationToken);
            return Scan.Of(VolumeFile.Read(body, request.Name, request.Length, options));
        },
        0,
        true,
        cancellationToken);

    /// <summary>Reads the scan from files in memory.</summary>
    /// <exception cref="BadInputException">They are no scan, or a damaged one.</exception>
    /// <exception cref="RequestRefusedException">It is too large, or there is no memory for it now.</exception>
    public Task<VolumeHeader> ReadAsync(DicomSeries images, CancellationToken cancellationToken) =>
        ReadAsync(images.Open, images.Bytes, false, cancellationToken);

    private async Task<VolumeHeader> ReadAsync(
        Func<VolumeReadOptions, Scan> read, long alreadyTaken, bool isHeld, CancellationToken cancellationToken)
    {
        VolumeHeader? header = null;
        await OwnThread.Run(() =>
        {
            using var file = new FileMemory(memory, metrics.UsualWait);
            _scan = read(new VolumeReadOptions
            {
                Cancellation = cancellationToken,
                Frame = request.Frame,
                Volume = request.Series,
                BeforeBytes = file.Take,
                NiftiNoCodes = request.Model.Model.Plan.NiftiNoCodes ?? default,
                BeforeVoxels = found =>
                {
                    header = found;
                    _reservation = memory.Take(alreadyTaken + ScanNeed.BytesOf(found, request.Model.Model, isHeld), metrics.UsualWait, file.Held);
                },
            });
            BlankScan.Refuse(_scan, request.Name);
        });
        return header!;
    }

    /// <summary>Waits for the turn and searches.</summary>
    /// <param name="tell">Is told of progress, quickly; it may be called on any thread.</param>
    /// <param name="cancellationToken">Ends waiting and search.</param>
    /// <param name="then">Is given the answer while the place is still held; null for nothing.</param>
    public async Task<PredictionDocument> SearchAsync(
        Action<ProgressEvent> tell, CancellationToken cancellationToken, Func<ScanPrediction, Task>? then = null)
    {
        await place.WaitAsync(position => tell(ProgressEvent.Queued(position)), cancellationToken);
        var clock = Stopwatch.StartNew();
        ScanPrediction? prediction = null;
        await OwnThread.Run(() => prediction = request.Model.Predictor.Predict(request.Name, _scan!, new Teller(tell), cancellationToken));
        metrics.Searched(clock.Elapsed);
        PredictionDocument answer = PredictionDocument.Of(
            request.Model.Id, request.Name, _scan!, prediction!.Answer, prediction.Seconds, prediction.Anatomy, request.WithPaths);

        if (then is not null)
        {
            await then(prediction);
        }

        // A client that takes its answer slowly keeps nobody waiting.
        Dispose();
        return answer;
    }

    public void Dispose()
    {
        _scan = null;
        _reservation?.Dispose();
        place.Dispose();
    }

    private sealed class Teller(Action<ProgressEvent> tell) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => tell(ProgressEvent.Of(value));
    }
}
