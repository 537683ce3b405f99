using Microsoft.Net.Http.Headers;
using Pinpoint.Imaging;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary><c>POST /api/v1/landmark-files</c>: landmarks as the file that <c>predict</c> would write.</summary>
internal static class LandmarkFileEndpoint
{
    public static async Task Handle(HttpContext context)
    {
        string format = context.Request.Query["format"].ToString() is { Length: > 0 } given ? given : "mrk.json";
        (LandmarkFileFormat Format, string Type) kind = format switch
        {
            "mrk.json" => (LandmarkFileFormat.Markups, "application/json"),
            "fcsv" => (LandmarkFileFormat.FiducialCsv, "text/plain; charset=utf-8"),
            "csv" => (LandmarkFileFormat.LongCsv, "text/csv; charset=utf-8"),
            _ => throw new RequestRefusedException(StatusCodes.Status400BadRequest, "'format' is none of mrk.json, fcsv and csv; choose one of these"),
        };
        LandmarkSet landmarks = LandmarkItem.ToSet((await WebJson.ReadAsync<LandmarkItems>(context.Request.Body, context.RequestAborted)).Landmarks);
        string stem = VolumeFile.StemOf(ScanName.Of(context.Request.Query["name"]));
        using var file = new MemoryStream();
        LandmarkFile.Write(file, landmarks, new LandmarkWriteOptions { Format = kind.Format, CaseName = stem });
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{stem}.{format}");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.ContentType = kind.Type;
        context.Response.ContentLength = file.Length;
        await context.Response.Body.WriteAsync(file.GetBuffer().AsMemory(0, (int)file.Length), context.RequestAborted);
    }
}
