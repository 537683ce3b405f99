using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Pinpoint.Imaging;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary>Answers with a scan as one uncompressed NIfTI file, within the memory that the server gives.</summary>
internal sealed class ScanAnswer(MemoryBudget memory, ServerMetrics metrics, ServeOptions options)
{
    public const string ContentType = "application/octet-stream";

    /// <summary>Reads a scan and sends it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isUpright">Whether an oblique scan is laid onto the axes of the world.</param>
    /// <param name="read">Reads it with what bounds its memory, which it adds its own options to.</param>
    /// <param name="cancellationToken">Ends both.</param>
    public async Task SendAsync(
        HttpContext context, bool isUpright, Func<VolumeReadOptions, CancellationToken, Volume> read, CancellationToken cancellationToken)
    {
        IDisposable? voxels = null;
        try
        {
            Volume? volume = null;
            await OwnThread.Run(() =>
            {
                using var file = new FileMemory(memory, metrics.UsualWait);
                volume = read(
                    new VolumeReadOptions
                    {
                        Cancellation = cancellationToken,
                        BeforeBytes = file.Take,
                        BeforeVoxels = header => voxels = memory.Take(NeedOf(header, isUpright), metrics.UsualWait, file.Held),
                    },
                    cancellationToken);
                volume = isUpright ? Resampling.Upright(volume, cancellationToken) : volume;
            });

            // A client that takes its answer slowly is let go of as one that sends slowly is.
            if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            {
                rate.MinDataRate = new MinDataRate(options.SlowestUpload, options.UploadGrace);
            }

            context.Response.ContentType = ContentType;
            context.Response.Headers.CacheControl = "no-store";
            await OwnThread.Run(() =>
            {
                using var answer = new AnswerStream(context.Response.Body, cancellationToken);
                VolumeFile.WriteNifti(answer, volume!);
            });
        }
        finally
        {
            voxels?.Dispose();
        }
    }

    private static double NeedOf(VolumeHeader header, bool isUpright) =>
        ScanNeed.VoxelBytesOf(header) + (isUpright ? Resampling.UprightVoxels(header.Size, header.VoxelToWorld) * VoxelTypes.BytesOf(header.VoxelType) : 0);
}
