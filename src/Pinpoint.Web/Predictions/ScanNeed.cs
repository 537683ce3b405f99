using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Web.Predictions;

/// <summary>How much memory a scan takes, told from its header alone.</summary>
internal static class ScanNeed
{
    /// <summary>The bytes that reading takes, and those of the grids on which a model sees the scan, each in two orders.</summary>
    /// <param name="header">The scan's header.</param>
    /// <param name="model">The model.</param>
    /// <param name="isHeld">Whether all voxels are held, as those are that come but once.</param>
    public static double BytesOf(VolumeHeader header, LandmarkModel model, bool isHeld)
    {
        double grids = GridVoxels(header, model.GridSpacing);
        if (model is { Refinement: not null, Plan.Refinement.GridSpacingMm: { } fine })
        {
            grids += GridVoxels(header, fine) + GridVoxels(header, 2 * fine);
        }

        return (isHeld ? VoxelBytesOf(header) : Scan.ReadingBytes(header)) + (2 * grids);
    }

    /// <summary>The bytes of the voxels alone.</summary>
    public static double VoxelBytesOf(VolumeHeader header) => (double)header.Size.Voxels * VoxelTypes.BytesOf(header.VoxelType);

    private static double GridVoxels(VolumeHeader header, double spacing)
    {
        WorldPoint[] corners = header.Corners();
        return Length(corners.Select(corner => corner.X)) * Length(corners.Select(corner => corner.Y)) * Length(corners.Select(corner => corner.Z));

        double Length(IEnumerable<double> along) => Math.Floor((along.Max() - along.Min()) / spacing) + 2;
    }
}
