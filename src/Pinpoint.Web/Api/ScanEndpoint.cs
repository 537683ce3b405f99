using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary>
/// <c>POST /api/v1/scans/nifti</c>: the scan in the body as NIfTI, for viewers that read no DICOM or do not read it truly; or, where the body holds several and
/// none is named, what there is to choose from.
/// </summary>
internal sealed class ScanEndpoint(PredictEndpoint predictions, MemoryBudget memory, ServerMetrics metrics, ServeOptions options, ServerLife life)
{
    public const string ContentType = "application/octet-stream";

    public async Task Handle(HttpContext context, string? name = null, string? frame = null, string? series = null, string? upright = null)
    {
        life.RefuseNew();
        PredictEndpoint.AllowBody(context, options);
        string scan = ScanName.Of(name);
        bool isUpright = PredictEndpoint.TruthOf("upright", upright);
        var read = new VolumeReadOptions
        {
            Frame = PredictEndpoint.FrameOf(frame),
            Volume = PredictEndpoint.SeriesOf(series),
            Choose = volumes => throw new SeveralVolumesException(volumes),
        };
        using PredictionPlace place = predictions.Enter(context);
        await predictions.BoundedAsync(context, async token =>
        {
            try
            {
                await SendAsync(context, scan, read, isUpright, token);
            }
            catch (SeveralVolumesException several)
            {
                context.Response.StatusCode = StatusCodes.Status300MultipleChoices;
                await WebJson.WriteAsync(context, new VolumesDocument([.. several.Volumes.Select(SeriesItem.Of).OfType<SeriesItem>()]));
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested && !context.Response.HasStarted)
            {
                throw PredictEndpoint.HungUp();
            }

            return true;
        });
    }

    private async Task SendAsync(HttpContext context, string name, VolumeReadOptions read, bool isUpright, CancellationToken cancellationToken)
    {
        IDisposable? voxels = null;
        try
        {
            Volume? volume = null;
            await OwnThread.Run(() =>
            {
                using var file = new FileMemory(memory, metrics.UsualWait);
                using var body = new BodyStream(context.Request.Body, options.LargestBody, cancellationToken);
                volume = VolumeFile.Read(body, name, context.Request.ContentLength, read with
                {
                    Cancellation = cancellationToken,
                    BeforeBytes = file.Take,
                    BeforeVoxels = header => voxels = memory.Take(NeedOf(header, isUpright), metrics.UsualWait, file.Held),
                });
                volume = isUpright ? Resampling.Upright(volume, cancellationToken) : volume;
            });

            // A client that takes its answer slowly is let go of as one that sends slowly is.
            if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            {
                rate.MinDataRate = new MinDataRate(options.SlowestUpload, options.UploadGrace);
            }

            context.Response.ContentType = ContentType;
            context.Response.Headers.CacheControl = "no-store";
            await OwnThread.Run(() =>
            {
                using var answer = new AnswerStream(context.Response.Body, cancellationToken);
                VolumeFile.WriteNifti(answer, volume!);
            });
        }
        finally
        {
            voxels?.Dispose();
        }
    }

    private static double NeedOf(VolumeHeader header, bool isUpright) =>
        ScanNeed.VoxelBytesOf(header) + (isUpright ? Resampling.UprightVoxels(header.Size, header.VoxelToWorld) * VoxelTypes.BytesOf(header.VoxelType) : 0);
}
