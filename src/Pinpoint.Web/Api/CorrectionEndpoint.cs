using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Corrections;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary><c>POST /api/v1/corrections</c>: corrected landmarks and their scan, which a person asked to keep for training.</summary>
internal sealed class CorrectionEndpoint(CorrectionStore? store, ServeOptions options, ServerLife life)
{
    private const int LongestBoundary = 200;
    private const int MostAtOnce = 2;
    private int _underWay;

    public async Task<Created<CorrectionDocument>> Handle(HttpContext context, string? name = null)
    {
        life.RefuseNew();
        if (store is null)
        {
            throw new RequestRefusedException(StatusCodes.Status404NotFound, "this server keeps no corrections; start it with --corrections DIR");
        }

        PredictEndpoint.AllowBody(context, options);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        ending.CancelAfter(options.Timeout);
        try
        {
            if (Interlocked.Increment(ref _underWay) > MostAtOnce)
            {
                throw new RequestRefusedException(
                    StatusCodes.Status429TooManyRequests, "other corrections are being saved; send it again in a while", TimeSpan.FromSeconds(2));
            }

            var (kept, version) = await SaveAsync(store, context.Request, name, ending.Token);
            context.Response.Headers.ETag = version;
            return TypedResults.Created((string?)null, kept);
        }
        catch (OperationCanceledException exception) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            throw ending.IsCancellationRequested
                ? new RequestRefusedException(
                    StatusCodes.Status503ServiceUnavailable,
                    $"the request took longer than {options.Timeout.TotalSeconds:0.#} s, the most that this server gives; send it again when less is going on",
                    TimeSpan.FromSeconds(2))
                : new BadInputException("the body ends early; send it again", exception);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<(CorrectionDocument Kept, string Version)> SaveAsync(CorrectionStore kept, HttpRequest request, string? given, CancellationToken ending)
    {
        var reader = new MultipartReader(BoundaryOf(request), request.Body) { BodyLengthLimit = options.LargestBody };
        LandmarkSet landmarks = LandmarkItem.ToSet((await WebJson.ReadAsync<LandmarksBody>(await NextAsync(reader, "landmarks", ending), ending)).Landmarks);
        Stream scan = await NextAsync(reader, "scan", ending);
        string name = ScanName.Of(given);
        var expected = ExpectedVersion.Of(request);
        (CorrectionDocument Kept, string Version) saved = default;
        await OwnThread.Run(() =>
        {
            using var body = new BodyStream(scan, options.LargestBody, ending);
            saved = kept.Save(name, body, landmarks, expected, ending);
        });
        return saved;
    }

    private static string BoundaryOf(HttpRequest request)
    {
        string? boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        return boundary is { Length: > 0 and <= LongestBoundary }
            ? boundary
            : throw new RequestRefusedException(
                StatusCodes.Status415UnsupportedMediaType, "send multipart/form-data with the parts 'landmarks' (JSON) and 'scan', in this order");
    }

    private static async Task<Stream> NextAsync(MultipartReader reader, string part, CancellationToken cancellationToken)
    {
        try
        {
            MultipartSection? section = await reader.ReadNextSectionAsync(cancellationToken);
            if (section?.GetContentDispositionHeader()?.Name.Value?.Trim('"') == part)
            {
                return section.Body;
            }
        }
        catch (Exception exception)
            when (exception is InvalidDataException || (exception is IOException and not BadHttpRequestException && !cancellationToken.IsCancellationRequested))
        {
            throw new BadInputException(
                $"the body is no multipart/form-data that ends as it should; send the parts 'landmarks' (JSON) and 'scan', in this order", exception);
        }

        throw new BadInputException($"the part '{part}' is missing or out of order; send the parts 'landmarks' (JSON) and 'scan', in this order");
    }
}
