using System.Diagnostics;
using Pinpoint.Shapes;

namespace Pinpoint.Patches;

/// <summary>The directions of a patch's pixels in the grid: the three axes of a rotation, each <paramref name="Step"/> grid voxels long.</summary>
/// <param name="Rotation">Its columns are the patch's x, y and z axes.</param>
/// <param name="Step">Grid voxels from one pixel to the next.</param>
/// <param name="Warp">The warp of the image that the patch is cut from; null: none.</param>
internal readonly record struct PatchFrame(Rotation Rotation, double Step, ImageWarp? Warp = null)
{
    /// <summary>One voxel a pixel, along the grid's own axes (the paper's).</summary>
    public static PatchFrame Grid { get; } = new(Rotation.Identity, 1);

    /// <summary>The step vector along patch axis <paramref name="axis"/> (0 x, 1 y, 2 z), in grid voxels.</summary>
    public (double X, double Y, double Z) Axis(int axis) => axis switch
    {
        0 => (Rotation.XX * Step, Rotation.YX * Step, Rotation.ZX * Step),
        1 => (Rotation.XY * Step, Rotation.YY * Step, Rotation.ZY * Step),
        2 => (Rotation.XZ * Step, Rotation.YZ * Step, Rotation.ZZ * Step),
        _ => throw new UnreachableException(Invariant($"A patch has no axis {axis}.")),
    };
}
