using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Seeds;

namespace Pinpoint.Workflows;

/// <summary>
/// Makes seeds of a segmentation of landmarks: a label map, the same for Slicer's Segment Editor, points and boxes for tools that are prompted, and the region
/// around the landmarks.
/// </summary>
public static class MakeSeeds
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The document that stands in <c>NAME.seeds.json</c> too.</returns>
    /// <exception cref="UsageException">A file is in the way; nothing was written.</exception>
    /// <exception cref="BadInputException">No landmark lies in the scan; nothing was written.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, the disk is full, or the scan does not fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SeedsDocument Run(MakeSeedsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        string stem = Path.Combine(request.OutputFolder, VolumeFile.StemOf(request.Scan));
        string map = $"{stem}.seeds.nii.gz";
        string segments = $"{stem}.seeds.seg.nrrd";
        string crop = $"{stem}.region.nii.gz";
        string summary = $"{stem}.seeds.json";
        string[] files = request.WithCrop ? [map, segments, crop, summary] : [map, segments, summary];
        if (!request.Overwrite)
        {
            KeptFiles.Refuse(files);
        }

        Scan scan = request.Voxels;
        var (seeds, leftOut) = BadInputException.About(
            request.Scan, () => SeedPlacement.Of(request.Landmarks, scan.Size, scan.VoxelToWorld, request.Options));
        VoxelRegion region = VoxelRegion.Around([.. seeds.Select(seed => seed.Position)], request.Options.MarginMm, scan.Size, scan.VoxelToWorld)!.Value;
        cancellationToken.ThrowIfCancellationRequested();
        Volume labels = request.Options.EdgeMm is { } edge
            ? SeedMap.Geodesic(seeds, scan.ReadVolume(), edge)
            : SeedMap.Balls(seeds, scan.Size, scan.VoxelToWorld);
        cancellationToken.ThrowIfCancellationRequested();
        VolumeFile.Write(map, labels);
        VolumeFile.Write(segments, labels, new VolumeWriteOptions { Compress = true, Annotations = SlicerSegments.Of(seeds) });
        if (request.WithCrop)
        {
            VolumeFile.Write(crop, RegionCrop.Of(scan.ReadVolume(), region));
        }

        var document = new SeedsDocument(
            request.Source,
            request.Scan,
            DocumentNumbers.Of(scan.Size),
            DocumentNumbers.Of(scan.VoxelToWorld),
            [.. seeds.Select(SeedItem.Of)],
            VoxelRegionItem.Of(region),
            leftOut,
            files,
            request.Warnings);
        DocumentFile.Write(summary, document);
        return document;
    }
}
