namespace Pinpoint.Imaging;

/// <summary>Where in a scan the voxels of another grid lie. A structure, so that the loop over the voxels is compiled for each way.</summary>
internal interface IGridPath
{
    /// <summary>The place in the scan, in its voxels, of a voxel of the grid.</summary>
    VoxelPoint At(int column, int row, int slice);
}
