using Pinpoint.Seeds;

namespace Pinpoint.Documents;

/// <summary>A landmark as a prompt.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LabelValue">Its value in the label map.</param>
/// <param name="PositionLpsMm">Its position in LPS mm: x, y, z; a seed has one.</param>
/// <param name="RadiusMm">The radius of its ball in mm.</param>
/// <param name="Voxel">Its place in voxels, between the indices of the file's axes: x, y, z.</param>
/// <param name="PointXyz">
/// The voxel that holds it in the order of the file's axes, as nibabel indexes its arrays: what nnInteractive takes of such an array.
/// </param>
/// <param name="PointZyx">The voxel that holds it with the slowest axis first, as SimpleITK and nnU-Net index their arrays.</param>
/// <param name="Box">The voxels that hold its ball.</param>
/// <param name="Slices">Prompts for tools that see one slice at a time, one for each axis.</param>
public sealed record SeedItem(
    string Name,
    int LabelValue,
    IReadOnlyList<double> PositionLpsMm,
    double RadiusMm,
    IReadOnlyList<double> Voxel,
    IReadOnlyList<int> PointXyz,
    IReadOnlyList<int> PointZyx,
    VoxelRegionItem Box,
    IReadOnlyList<SlicePromptItem> Slices)
{
    internal static SeedItem Of(Seed seed)
    {
        VoxelIndex nearest = seed.Nearest;
        return new SeedItem(
            seed.Name,
            seed.Label,
            DocumentNumbers.Of(seed.Position),
            seed.RadiusMm,
            [seed.At.X, seed.At.Y, seed.At.Z],
            [nearest.X, nearest.Y, nearest.Z],
            [nearest.Z, nearest.Y, nearest.X],
            VoxelRegionItem.Of(seed.Box),
            SlicePromptItem.Of(seed));
    }
}
