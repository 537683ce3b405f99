using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Pinpoint.Imaging;
using Pinpoint.Web.Corrections;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary><c>POST /api/v1/corrections</c>: corrected landmarks and their scan, which a person asked to keep for training.</summary>
internal sealed class CorrectionEndpoint(CorrectionStore? store, ServeOptions options)
{
    private const int LongestBoundary = 200;

    public async Task Handle(HttpContext context)
    {
        if (store is null)
        {
            throw new RequestRefusedException(StatusCodes.Status404NotFound, "this server keeps no corrections; start it with --corrections DIR");
        }

        PredictEndpoint.AllowBody(context, options.LargestBody);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        ending.CancelAfter(options.Timeout);
        var reader = new MultipartReader(BoundaryOf(context.Request), context.Request.Body) { BodyLengthLimit = options.LargestBody };
        LandmarkSet landmarks = LandmarkItem.ToSet((await WebJson.ReadAsync<LandmarkItems>(await NextAsync(reader, "landmarks", ending.Token), ending.Token)).Landmarks);
        Stream scan = await NextAsync(reader, "scan", ending.Token);
        string name = ScanName.Of(context.Request.Query["name"]);
        SavedCorrection? saved = null;
        await OwnThread.Run(() =>
        {
            using var body = new BodyStream(scan, options.LargestBody, ending.Token);
            saved = store.Save(name, body, landmarks);
        });
        context.Response.StatusCode = StatusCodes.Status201Created;
        await WebJson.WriteAsync(context, saved!);
    }

    private static string BoundaryOf(HttpRequest request)
    {
        string? boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        return boundary is { Length: > 0 and <= LongestBoundary }
            ? boundary
            : throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, "send multipart/form-data with the parts 'landmarks' (JSON) and 'scan', in this order");
    }

    private static async Task<Stream> NextAsync(MultipartReader reader, string part, CancellationToken cancellation)
    {
        try
        {
            MultipartSection? section = await reader.ReadNextSectionAsync(cancellation);
            if (section?.GetContentDispositionHeader()?.Name.Value?.Trim('"') == part)
            {
                return section.Body;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException and not BadHttpRequestException && !cancellation.IsCancellationRequested))
        {
            throw new BadInputException($"the body is no multipart/form-data that ends as it should; send the parts 'landmarks' (JSON) and 'scan', in this order", exception);
        }

        throw new BadInputException($"the part '{part}' is missing or out of order; send the parts 'landmarks' (JSON) and 'scan', in this order");
    }
}
