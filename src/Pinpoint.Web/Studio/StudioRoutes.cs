using Microsoft.AspNetCore.Routing;
using Pinpoint.Documents;
using Pinpoint.Web.Api;

namespace Pinpoint.Web.Studio;

/// <summary>The addresses of a studio's project.</summary>
internal static class StudioRoutes
{
    private const string Root = ApiRoutes.Root + "/studio";
    private const string Case = Root + "/cases/{case}";
    private const string OnlyText = "Only where the server was started with 'pinpoint studio FOLDER'.";
    private const string ScanText =
        OnlyText + " The scan goes to FOLDER/volumes; the very same scan again, whatever it is called, is the case that it was.";

    private const string SaveText =
        OnlyText + " All landmarks that are decided are sent each time, those that are not visible with the status missing; others are not decided yet. " +
        "'labels_version' is the version that the client saw: where others have saved since, nothing is written (412). With 'done' the case counts as " +
        "labelled, and a training takes it; all of the list must be decided then, none uncertain.";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, StudioEndpoints studio)
    {
        routes.MapMethods(Root, Reading, studio.Show)
            .Describe("showStudio", "The project: its landmarks and cases", 401, 404, 422).WithDescription(OnlyText);
        routes.MapPost(Root + "/landmark-list", (Delegate)studio.SetList)
            .Describe("setLandmarkList", "Replace the list of landmarks", 401, 403, 404, 413, 422, 503, 507).WithDescription(OnlyText)
            .Takes("application/json", typeof(LandmarkListBody));
        routes.MapPost(Root + "/scans", studio.AddScan)
            .Describe("addScan", "Take the scan in the body into the project", 400, 401, 403, 404, 408, 413, 415, 422, 429, 503, 507)
            .WithDescription(ScanText)
            .Takes("application/octet-stream", null);
        routes.MapMethods(Case, Reading, studio.ShowCase)
            .Describe("showCase", "A case: its landmarks and what was changed", 401, 404, 422).WithDescription(OnlyText);
        routes.MapMethods(Case + "/scan", Reading, (Delegate)studio.SendScan)
            .Describe("showCaseScan", "A case's scan as NIfTI, upright", 401, 404, 413, 422, 429, 503).WithDescription(OnlyText)
            .Gives<string>(StatusCodes.Status200OK, ScanAnswer.ContentType);
        routes.MapPost(Case + "/landmarks", studio.Save)
            .Describe("saveLabels", "Save the landmarks of a case", 401, 403, 404, 412, 413, 422, 503, 507).WithDescription(SaveText)
            .Takes("application/json", typeof(LabelsBody));
        routes.MapPost(Case + "/judgement", studio.Judge)
            .Describe("judgeCase", "Say what becomes of a case", 401, 403, 404, 412, 413, 422, 503, 507).WithDescription(OnlyText)
            .Takes("application/json", typeof(JudgementBody));
    }
}
