using Microsoft.AspNetCore.Routing;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Pages;
using Pinpoint.Web.Studio;

namespace Pinpoint.Web.Api;

/// <summary>
/// Which address leads where. All that is under <see cref="Root"/> is described in <c>openapi.json</c>, which is made of what stands here and of the documents.
/// </summary>
internal static class ApiRoutes
{
    public const string Root = "/api/v1";

    // GET or, without the body, HEAD.
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string PredictText =
        $"The scan is the body, one file ({string.Join(", ", VolumeFile.StreamEndings)}), told apart by content. " +
        "It is read as it comes and kept in memory until the answer; nothing of " +
        "it goes to the disk. "
        + "With 'Accept: text/event-stream' the answer comes as events: read (size), queued (place in line), preparing, searching (update of at most " +
            "updates), refining, and at the end done (the JSON of the plain answer) "
        + "or error (a problem). What goes wrong before the scan is read is a plain status either way.";

    private const string NiftiText =
        "For viewers that read no DICOM, or not truly: one uncompressed NIfTI file with the very voxels and the true affine, which may be sheared; with " +
        "'upright' an oblique or sheared scan is laid onto the axes of the world, for viewers that show slices of the file and not of the body. A zip " +
        "archive with several volumes, of which 'series' names none, is answered with 300 and what there is; name one of them then. Nothing of it goes to " +
        "the disk.";

    private const string CorrectionText =
        "Only where the server was started with --corrections DIR; the case then lies in DIR/volumes and DIR/landmarks, which 'train' takes. "
        + "The same scan again, whatever it is called, replaces its landmarks; those of before are kept beside. With 'If-None-Match: *' only a scan that is "
        + "not there yet is kept, with 'If-Match: ETAG' only in place of that version (412 otherwise); the answer's ETag names the version that stands now. "
        + "The parts must come in this order.";

    private const string ArchiveText =
        "Only where the server was started with --dicomweb URL: no other archive is ever asked. The series is fetched by WADO-RS into memory and never " +
        "touches the disk. With 'store' its structured report is put beside it by STOW-RS, once: a report of the same model on the same images is not stored " +
        "again unless 'force' says so. With 'wait' false, as for an archive's events, the scan is queued (202), and waits while the archive cannot be reached.";

    public static void Map(
        IEndpointRouteBuilder routes, ModelEndpoints models, PredictEndpoint predict, ScanEndpoint scans, ArchiveEndpoint archive,
        CorrectionEndpoint corrections, StudioEndpoints studio, StudioTrainingEndpoints training, ServerEndpoints server)
    {
        routes.MapMethods(Root + "/models", Reading, models.List)
            .Describe("listModels", "The models and their cards", StatusCodes.Status401Unauthorized);
        routes.MapMethods(Root + "/models/{model}", Reading, models.Show)
            .Describe("showModel", "One model's card", StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);
        routes.MapPost(Root + "/models/{model}/predict", predict.Handle)
            .Describe("predict", "Find the model's landmarks in a scan", 400, 401, 403, 404, 408, 413, 415, 422, 429, 503)
            .WithDescription(PredictText)
            .Takes("application/octet-stream", null)
            .Gives<PredictionDocument>(StatusCodes.Status200OK, "application/json", ServerSentEvents.ContentType);
        routes.MapPost(Root + "/scans/nifti", scans.Handle)
            .Describe("convertScan", "The scan in the body as NIfTI", 400, 401, 403, 408, 413, 415, 422, 429, 503)
            .WithDescription(NiftiText)
            .Takes("application/octet-stream", null)
            .Gives<VolumesDocument>(StatusCodes.Status300MultipleChoices, "application/json")
            .Gives<string>(StatusCodes.Status200OK, ScanAnswer.ContentType);
        routes.MapPost(Root + "/models/{model}/anatomy", models.Anatomy)
            .Describe("readAnatomy", "Standard planes and measurements of (corrected) landmarks", 401, 403, 404, 413, 422)
            .Takes("application/json", typeof(LandmarksBody));
        routes.MapPost(Root + "/dicomweb/predict", (Delegate)archive.Handle)
            .Describe("predictArchived", "Find the model's landmarks in a scan of the archive", 400, 401, 403, 404, 413, 422, 429, 502, 503)
            .WithDescription(ArchiveText)
            .Takes("application/json", typeof(ArchiveBody));
        routes.MapPost(Root + "/landmark-files", LandmarkFileEndpoint.Handle)
            .Describe("writeLandmarks", "Landmarks as a file, as 'predict' writes it", 400, 401, 403, 413, 422)
            .Takes("application/json", typeof(LandmarksBody))
            .Gives<string>(StatusCodes.Status200OK, "application/json", "text/plain", "text/csv");
        routes.MapPost(Root + "/corrections", corrections.Handle)
            .Describe("saveCorrection", "Keep corrected landmarks and their scan for training", 400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503, 507)
            .WithDescription(CorrectionText)
            .Takes("multipart/form-data", typeof(LandmarksBody));
        StudioRoutes.Map(routes, studio, training);
        routes.MapMethods(Root + "/health", Reading, server.Health).Describe("health", "Whether the server is well");
        routes.MapMethods(Root + "/ready", Reading, server.Ready)
            .Describe("ready", "Whether the server begins something new")
            .Gives<HealthDocument>(StatusCodes.Status200OK, "application/json")
            .Gives<HealthDocument>(StatusCodes.Status503ServiceUnavailable, "application/json");
        routes.MapMethods(Root + "/server", Reading, server.Facts).Describe("server", "The server's version and bounds", StatusCodes.Status401Unauthorized);
        routes.MapMethods(Root + "/metrics", Reading, (Delegate)server.Metrics)
            .Describe("metrics", "Figures in Prometheus' text format", StatusCodes.Status401Unauthorized)
            .Gives<string>(StatusCodes.Status200OK, "text/plain");
        var description = new ApiDescription();
        routes.MapMethods(Root + "/" + ApiDescription.Name, Reading, (Delegate)description.Send)
            .Describe("description", "This description")
            .Gives<string>(StatusCodes.Status200OK, "application/json");
        foreach (string address in PageFiles.Addresses)
        {
            routes.MapMethods(address, Reading, (RequestDelegate)(context => PageFiles.SendAsync(context, address)));
        }
    }
}
