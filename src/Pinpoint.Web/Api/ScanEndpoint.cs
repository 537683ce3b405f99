using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary>
/// <c>POST /api/v1/scans/nifti</c>: the scan in the body as NIfTI, for viewers that read no DICOM or do not read it truly; or, where the body holds several and
/// none is named, what there is to choose from.
/// </summary>
internal sealed class ScanEndpoint(PredictEndpoint predictions, ScanAnswer answers, ServeOptions options, ServerLife life)
{
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

    private Task SendAsync(HttpContext context, string name, VolumeReadOptions read, bool isUpright, CancellationToken cancellationToken) =>
        answers.SendAsync(
            context,
            isUpright,
            (bounds, token) =>
            {
                using var body = new BodyStream(context.Request.Body, options.LargestBody, token);
                return VolumeFile.Read(body, name, context.Request.ContentLength, read with
                {
                    Cancellation = token,
                    BeforeBytes = bounds.BeforeBytes,
                    BeforeVoxels = bounds.BeforeVoxels,
                });
            },
            cancellationToken);
}
