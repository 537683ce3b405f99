using Microsoft.AspNetCore.Http.HttpResults;
using Pinpoint.Documents;
using Pinpoint.Reports;
using Pinpoint.Web.Api;
using Pinpoint.Web.Predictions;
using Pinpoint.Web.Security;
using Pinpoint.Workflows;

namespace Pinpoint.Web.Studio;

/// <summary>The trainings of a studio's project over HTTP, what the data doctor says of it, and what is taken away from it.</summary>
internal sealed class StudioTrainingEndpoints(StudioSite? site, PredictEndpoint predictions, ServerLife life)
{
    private StudioSite Site => StudioEndpoints.Require(site);

    public Ok<StudioTrainingDocument> Show() => TypedResults.Ok(Site.Training.Describe());

    public async Task<Ok<StudioTrainingDocument>> Start(HttpContext context)
    {
        life.RefuseNew();
        StudioSite open = Site;
        TrainingBody body = await WebJson.ReadAsync<TrainingBody>(context.Request.Body, context.RequestAborted);
        return TypedResults.Ok(StudioSite.Written(() =>
        {
            open.Training.Start(body, context.Items[RequestUser.Key] as string, TimeProvider.System);
            return open.Training.Describe();
        }));
    }

    public async Task<Ok<StudioTrainingDocument>> Stop(HttpContext context)
    {
        StudioSite open = Site;
        await OwnThread.Run(open.Training.Stop);
        return TypedResults.Ok(open.Training.Describe());
    }

    public async Task<Ok<CheckDocument>> Check(HttpContext context)
    {
        StudioSite open = Site;
        using PredictionPlace place = predictions.Enter(context);
        return TypedResults.Ok(await predictions.BoundedAsync(context, async token =>
        {
            CheckDocument? found = null;
            await OwnThread.Run(() => found = StudioFindings.Of(open.Project, token));
            return found!;
        }));
    }

    public async Task SendLandmarks(HttpContext context, string? format = null)
    {
        StudioSite open = Site;
        await SendAsync(context, "application/zip", await Task.Run(() => StudioExport.Landmarks(open.Project, format), context.RequestAborted));
    }

    public async Task SendProcrustes(HttpContext context, string? form = null)
    {
        StudioSite open = Site;
        byte[] content = await Task.Run(() => StudioExport.Procrustes(open.Project, form), context.RequestAborted);
        await SendAsync(context, form == "tps" ? "application/octet-stream" : "text/csv; charset=utf-8", content);
    }

    public async Task<Ok<StudioRatersDocument>> Compare(HttpContext context)
    {
        StudioSite open = Site;
        return TypedResults.Ok(await Task.Run(open.Raters.Compare, context.RequestAborted));
    }

    public async Task SendReport(string run, HttpContext context)
    {
        string folder = FindModel(run).Path;
        var stamp = new ReportStamp("pinpoint studio", DateTimeOffset.UtcNow);
        string page = await Task.Run(() => MakeReport.OfTraining(folder, stamp), context.RequestAborted);
        await SendAsync(context, "application/octet-stream", System.Text.Encoding.UTF8.GetBytes(page));
    }

    public async Task SendMethods(HttpContext context) =>
        await SendAsync(context, "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(StudioMethods.Of(Site.Project)));

    public async Task SendModel(string run, HttpContext context)
    {
        TrainingRunFolder found = FindModel(run);
        await SendAsync(context, ScanAnswer.ContentType, await File.ReadAllBytesAsync(found.Model, context.RequestAborted));
    }

    private TrainingRunFolder FindModel(string run) =>
        TrainingRunFolder.In(Site.Project.Folder).FirstOrDefault(item => item.Name == run && File.Exists(item.Model))
            ?? throw new RequestRefusedException(StatusCodes.Status404NotFound, "the project has no model of that name; look at the list of trainings again");

    private static async Task SendAsync(HttpContext context, string type, byte[] content)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
