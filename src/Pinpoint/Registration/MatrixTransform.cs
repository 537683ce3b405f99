using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>A rigid, similarity or affine transform: moving = linear part * fixed + offset, in LPS mm.</summary>
public sealed class MatrixTransform : ISpatialTransform
{
    /// <summary>Creates one.</summary>
    /// <param name="matrix">The map of fixed places, in LPS mm, to moving ones.</param>
    public MatrixTransform(Affine matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Matrix = matrix;
    }

    /// <summary>The map of fixed places, in LPS mm, to moving ones; its argument is a place in mm here, no voxel.</summary>
    public Affine Matrix { get; }

    /// <inheritdoc/>
    public WorldPoint Map(WorldPoint point) => Matrix.ToWorld(new VoxelPoint(point.X, point.Y, point.Z));

    /// <summary>The place in the fixed scan of a place in the moving scan.</summary>
    public WorldPoint MapBack(WorldPoint point)
    {
        VoxelPoint back = Matrix.ToVoxel(point);
        return new WorldPoint(back.X, back.Y, back.Z);
    }
}
