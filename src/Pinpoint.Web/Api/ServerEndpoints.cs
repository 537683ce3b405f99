using Microsoft.AspNetCore.Http.HttpResults;
using Pinpoint.Documents;
using Pinpoint.Models;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Models;
using Pinpoint.Web.Pages;

namespace Pinpoint.Web.Api;

/// <summary>What the server tells of itself.</summary>
internal sealed class ServerEndpoints(ModelCatalog catalog, ServerMetrics metrics, ServeOptions options)
{
    public Ok<HealthDocument> Health() => TypedResults.Ok(new HealthDocument(true, ToolVersion.Text, catalog.Models.Count));

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
}
