using Microsoft.AspNetCore.Http.HttpResults;
using Pinpoint.Documents;
using Pinpoint.Models;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Models;
using Pinpoint.Web.Pages;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary>What the server tells of itself.</summary>
internal sealed class ServerEndpoints(ModelCatalog catalog, ServerMetrics metrics, ServeOptions options, ServerLife life)
{
    /// <summary>Whether the process lives: an answer at all is the answer.</summary>
    public Ok<HealthDocument> Health() => TypedResults.Ok(State());

    /// <summary>Whether something new would be begun, by the status too: for what sends requests here or elsewhere.</summary>
    public Results<Ok<HealthDocument>, JsonHttpResult<HealthDocument>> Ready() => life.IsReady
        ? TypedResults.Ok(State())
        : TypedResults.Json(State(), WebJson.AnswerShapeOf<HealthDocument>(), statusCode: StatusCodes.Status503ServiceUnavailable);

    public Ok<ServerDocument> Facts() => TypedResults.Ok(new ServerDocument(
        ToolVersion.Text,
        options.Concurrent,
        options.Queue,
        options.Timeout.TotalSeconds,
        options.LargestBody,
        options.LargestMemory,
        options.CorrectionsFolder is not null,
        PageFiles.HasViewer));

    public Task Metrics(HttpContext context)
    {
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return context.Response.WriteAsync(metrics.Text(), context.RequestAborted);
    }

    private HealthDocument State() => new(true, life.IsReady, ToolVersion.Text, catalog.Models.Count);
}
