namespace Pinpoint.Patches;

/// <summary>How a patch reads the grid between voxel centres.</summary>
public enum PatchInterpolation
{
    /// <summary>The voxel whose index is the patch centre truncated toward zero, as the paper's own code does.</summary>
    Nearest,

    /// <summary>Trilinear, at any sub-voxel position.</summary>
    Linear,
}
