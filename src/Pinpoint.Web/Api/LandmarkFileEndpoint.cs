using Microsoft.Net.Http.Headers;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary><c>POST /api/v1/landmark-files</c>: landmarks as the file that <c>predict</c> would write.</summary>
internal static class LandmarkFileEndpoint
{
    public static async Task Handle(HttpContext context, string? format = null, string? name = null)
    {
        LandmarkFormats formats = LandmarkFormats.Standard;
        ILandmarkFormat kind = string.IsNullOrEmpty(format) ? formats.Written[0]
            : formats.FindWritten(format)
                ?? throw new RequestRefusedException(StatusCodes.Status400BadRequest, $"'format' is none of {formats.WrittenWords}; choose one of these");
        LandmarkFormatWriter writer = kind.Writer!;
        LandmarkSet landmarks = LandmarkItem.ToSet((await WebJson.ReadAsync<LandmarksBody>(context.Request.Body, context.RequestAborted)).Landmarks);
        string stem = VolumeFile.StemOf(ScanName.Of(name));
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
