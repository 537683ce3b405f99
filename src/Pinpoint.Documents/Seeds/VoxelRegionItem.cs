using Pinpoint.Seeds;

namespace Pinpoint.Documents;

/// <summary>A box of voxels.</summary>
/// <param name="StartXyz">Its first voxel, in the order of the file's axes.</param>
/// <param name="EndXyz">The voxel after its last along each axis.</param>
/// <param name="RangesXyz">Start and end along each axis in the order of the file's, which is how nnInteractive takes boxes.</param>
/// <param name="RangesZyx">Start and end along each axis with the slowest first, for arrays of SimpleITK and nnU-Net.</param>
public sealed record VoxelRegionItem(
    IReadOnlyList<int> StartXyz, IReadOnlyList<int> EndXyz, IReadOnlyList<IReadOnlyList<int>> RangesXyz, IReadOnlyList<IReadOnlyList<int>> RangesZyx)
{
    internal static VoxelRegionItem Of(VoxelRegion region)
    {
        int[] start = [region.Start.X, region.Start.Y, region.Start.Z];
        int[] end = [region.End.X, region.End.Y, region.End.Z];
        IReadOnlyList<int>[] ranges = [.. start.Zip(end, (from, to) => (IReadOnlyList<int>)[from, to])];
        return new VoxelRegionItem(start, end, ranges, [.. ranges.Reverse()]);
    }
}
