using Microsoft.AspNetCore.Http.HttpResults;
using Pinpoint.DicomWeb;
using Pinpoint.Documents;
using Pinpoint.Web.Archives;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Models;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary><c>POST /api/v1/dicomweb/predict</c>: a scan of the archive, whose report may be stored beside it.</summary>
internal sealed class ArchiveEndpoint(ArchiveService? archive, ModelCatalog catalog, PredictEndpoint predictions, ServerMetrics metrics, ServerLife life)
{
    private const int LongestName = 64;

    public async Task<Results<Ok<ArchivePredictionDocument>, Accepted<ArchiveQueuedDocument>>> Handle(HttpContext context)
    {
        life.RefuseNew();
        if (archive is null)
        {
            throw new RequestRefusedException(StatusCodes.Status404NotFound, "this server has no archive; start it with --dicomweb URL");
        }

        ArchiveBody body = await WebJson.ReadAsync<ArchiveBody>(context.Request.Body, context.RequestAborted);
        ArchiveRequest request = RequestOf(body);
        if (!body.Wait)
        {
            return archive.Queue.TryAdd(request)
                ? TypedResults.Accepted((string?)null, new ArchiveQueuedDocument(request.Study, archive.Queue.Waiting))
                : throw new RequestRefusedException(
                    StatusCodes.Status429TooManyRequests, "as many scans of the archive wait as this server takes; send the request again in a while",
                    metrics.UsualWait);
        }

        PredictionPlace place = predictions.Enter(context);
        return TypedResults.Ok(await predictions.BoundedAsync(context, async token =>
        {
            using (place)
            {
                return await archive.Work.RunAsync(await archive.Work.ChooseAsync(request, token), place, token);
            }
        }));
    }

    private ArchiveRequest RequestOf(ArchiveBody body)
    {
        if (!DicomUid.IsValid(body.Study))
        {
            throw Wrong("'study' is no UID; a UID has digits and points only, at most 64");
        }

        if (body.Series is { } series && (series.Length is 0 or > LongestName || series.Any(char.IsControl)))
        {
            throw Wrong("'series' is no UID, number or description of a series; leave it out to take the series with the most slices");
        }

        if (body is { Force: true, Store: false } or { Wait: false, Store: false })
        {
            throw Wrong("with 'force', and without 'wait', the answer goes to the archive only; send 'store': true");
        }

        ServedModel model = body.Model is { } name ? ModelEndpoints.Find(catalog, name)
            : catalog.Models.Count == 1 ? catalog.Models[0]
            : throw Wrong("'model' is missing, and this server has several; /api/v1/models lists them");
        return new ArchiveRequest(model, body.Study!, body.Series, body.Store, body.Force);

        static RequestRefusedException Wrong(string detail) => new(StatusCodes.Status400BadRequest, detail);
    }
}
