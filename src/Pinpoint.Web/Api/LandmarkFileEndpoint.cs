using Microsoft.Net.Http.Headers;
using Pinpoint.Imaging;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary><c>POST /api/v1/landmark-files</c>: landmarks as the file that <c>predict</c> would write.</summary>
internal static class LandmarkFileEndpoint
{
    public static async Task Handle(HttpContext context)
    {
        LandmarkFormats formats = LandmarkFormats.Standard;
        ILandmarkFormat format = context.Request.Query["format"].ToString() is not { Length: > 0 } given ? formats.Written[0]
            : formats.FindWritten(given) ?? throw new RequestRefusedException(StatusCodes.Status400BadRequest, $"'format' is none of {formats.WrittenWords}; choose one of these");
        LandmarkFormatWriter writer = format.Writer!;
        LandmarkSet landmarks = LandmarkItem.ToSet((await WebJson.ReadAsync<LandmarkItems>(context.Request.Body, context.RequestAborted)).Landmarks);
        string stem = VolumeFile.StemOf(ScanName.Of(context.Request.Query["name"]));
        using var file = new MemoryStream();
        writer.Write(file, landmarks, stem);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{stem}.{writer.Word}");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.ContentType = writer.MediaType;
        context.Response.ContentLength = file.Length;
        await context.Response.Body.WriteAsync(file.GetBuffer().AsMemory(0, (int)file.Length), context.RequestAborted);
    }
}
