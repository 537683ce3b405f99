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

    private const string TrainingText =
        OnlyText + " Five scans must be labelled. The training learns from the labels as they stand now, runs on when the client goes away, and goes on from " +
        "its last checkpoint when the server is started again. Its model then says where the landmarks of unlabelled scans are. Without 'budget_minutes' and " +
        "'step_limit' it takes ten minutes.";

    private const string ProposalsText =
        OnlyText + " The landmarks that are decided are sent. From three placed ones on, and with three scans labelled, the others are proposed by the shape " +
        "of the labelled scans; before that, the partner of a placed landmark by the mirror image. Nothing is written.";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, StudioEndpoints studio, StudioTrainingEndpoints training)
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
        routes.MapPost(Case + "/proposals", (Delegate)studio.Propose)
            .Describe("proposeLandmarks", "Where landmarks that are not placed yet may lie", 401, 403, 404, 413, 422).WithDescription(ProposalsText)
            .Takes("application/json", typeof(LandmarksBody));
        routes.MapPost(Case + "/judgement", studio.Judge)
            .Describe("judgeCase", "Say what becomes of a case", 401, 403, 404, 412, 413, 422, 503, 507).WithDescription(OnlyText)
            .Takes("application/json", typeof(JudgementBody));
        MapTraining(routes, training);
    }

    private static void MapTraining(IEndpointRouteBuilder routes, StudioTrainingEndpoints training)
    {
        routes.MapMethods(Root + "/training", Reading, training.Show)
            .Describe("showTraining", "The trainings of the project", 401, 404, 422).WithDescription(OnlyText);
        routes.MapPost(Root + "/training", (Delegate)training.Start)
            .Describe("startTraining", "Begin a training, or go on with the one that was stopped", 400, 401, 403, 404, 413, 422, 503, 507)
            .WithDescription(TrainingText)
            .Takes("application/json", typeof(TrainingBody));
        routes.MapPost(Root + "/training/stop", (Delegate)training.Stop)
            .Describe("stopTraining", "Stop the training that is under way", 400, 401, 403, 404).WithDescription(OnlyText);
        routes.MapMethods(Root + "/check", Reading, (Delegate)training.Check)
            .Describe("checkStudio", "What the data doctor says of the labelled scans", 401, 404, 422, 429, 503).WithDescription(OnlyText);
        routes.MapMethods(Root + "/landmark-files", Reading, training.SendLandmarks)
            .Describe("exportLandmarks", "The landmarks of all labelled scans, an archive", 400, 401, 404, 422).WithDescription(OnlyText)
            .Gives<string>(StatusCodes.Status200OK, "application/zip");
        routes.MapMethods(Root + "/procrustes", Reading, training.SendProcrustes)
            .Describe("exportProcrustes", "Procrustes coordinates of all labelled scans, as CSV or TPS", 400, 401, 404, 422).WithDescription(OnlyText)
            .Gives<string>(StatusCodes.Status200OK, "text/csv");
        routes.MapMethods(Root + "/raters", Reading, (Delegate)training.Compare)
            .Describe("compareRaters", "How far apart people are who placed the same landmarks", 401, 404, 422).WithDescription(OnlyText);
        routes.MapMethods(Root + "/models/{run}/report", Reading, training.SendReport)
            .Describe("exportReport", "The report of a training, one HTML page", 401, 404, 422).WithDescription(OnlyText)
            .Gives<string>(StatusCodes.Status200OK, ScanAnswer.ContentType);
        routes.MapMethods(Root + "/methods", Reading, (Delegate)training.SendMethods)
            .Describe("showMethods", "A paragraph for a paper's methods, with this project's figures", 401, 404, 422).WithDescription(OnlyText)
            .Gives<string>(StatusCodes.Status200OK, "text/plain");
        routes.MapMethods(Root + "/models/{run}", Reading, training.SendModel)
            .Describe("exportModel", "A model's file", 401, 404).WithDescription(OnlyText)
            .Gives<string>(StatusCodes.Status200OK, ScanAnswer.ContentType);
    }
}
