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
        LandmarkFormatWriter writer = WriterOf(format);
        LandmarkSet landmarks = LandmarkItem.ToSet((await WebJson.ReadAsync<LandmarksBody>(context.Request.Body, context.RequestAborted)).Landmarks);
        string stem = VolumeFile.StemOf(ScanName.Of(name));
        using var file = new MemoryStream();
        writer.Write(file, landmarks, new LandmarkWriteOptions { CaseName = stem });
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{stem}.{writer.Ending}");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.ContentType = writer.MediaType;
        context.Response.ContentLength = file.Length;
        await context.Response.Body.WriteAsync(file.GetBuffer().AsMemory(0, (int)file.Length), context.RequestAborted);
    }

    // The request holds no images.
    private static LandmarkFormatWriter WriterOf(string? format)
    {
        LandmarkFormats formats = LandmarkFormats.Standard;
        LandmarkFormatWriter? writer = (string.IsNullOrEmpty(format) ? formats.Written[0] : formats.FindWritten(format))?.Writer;
        return writer is { NeedsImages: false }
            ? writer
            : throw new RequestRefusedException(
                StatusCodes.Status400BadRequest, $"'format' is none of {formats.WordsWithoutImages}; choose one of these");
    }
}
