using Pinpoint.Models;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Models;
using Pinpoint.Web.Pages;

namespace Pinpoint.Web.Api;

/// <summary>What the server tells of itself.</summary>
internal sealed class ServerEndpoints(ModelCatalog catalog, ServerMetrics metrics, ServeOptions options)
{
    public Task Health(HttpContext context) => WebJson.WriteAsync(context, new { status = "ok", version = ToolVersion.Text, models = catalog.Models.Count });

    public Task Facts(HttpContext context) => WebJson.WriteAsync(context, new
    {
        version = ToolVersion.Text,
        concurrent = options.Concurrent,
        queue = options.Queue,
        timeout_seconds = options.Timeout.TotalSeconds,
        largest_body_bytes = options.LargestBody,
        largest_memory_bytes = options.LargestMemory,
        keeps_corrections = options.CorrectionsFolder is not null,
        has_viewer = PageFiles.HasViewer,
    });

    public Task Metrics(HttpContext context)
    {
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return context.Response.WriteAsync(metrics.Text(), context.RequestAborted);
    }
}
