using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// Where a scan's voxels lie once they are averaged over boxes of whole voxels (fewer at the far ends), which keeps fine detail from folding over when a coarse
/// grid is read off.
/// </summary>
/// <param name="Size">Boxes along each axis.</param>
/// <param name="VoxelToWorld">The map from indices of boxes to LPS mm.</param>
/// <param name="Factor">Voxels of a box along each axis.</param>
internal sealed record ShrunkFrame(VolumeSize Size, Affine VoxelToWorld, (int X, int Y, int Z) Factor)
{
    private const double RelativeTolerance = 1e-3;

    /// <summary>The boxes that serve a grid.</summary>
    /// <param name="size">The scan's voxels along each axis.</param>
    /// <param name="voxelToWorld">The scan's map from voxels to LPS mm.</param>
    /// <param name="spacing">The grid's spacing in mm.</param>
    public static ShrunkFrame Of(VolumeSize size, Affine voxelToWorld, double spacing)
    {
        var (x, y, z) = voxelToWorld.Spacing;
        return Of(size, voxelToWorld, (FactorOf(spacing, x), FactorOf(spacing, y), FactorOf(spacing, z)));
    }

    /// <summary>Boxes of so many voxels.</summary>
    public static ShrunkFrame Of(VolumeSize size, Affine voxelToWorld, (int X, int Y, int Z) factor)
    {
        if (factor == (1, 1, 1))
        {
            return new ShrunkFrame(size, voxelToWorld, factor);
        }

        double[] rows = new double[12];
        for (int row = 0; row < 3; row++)
        {
            rows[4 * row] = voxelToWorld[row, 0] * factor.X;
            rows[(4 * row) + 1] = voxelToWorld[row, 1] * factor.Y;
            rows[(4 * row) + 2] = voxelToWorld[row, 2] * factor.Z;
        }

        WorldPoint origin = voxelToWorld.ToWorld(
            new VoxelPoint((Math.Min(factor.X, size.X) - 1) / 2.0, (Math.Min(factor.Y, size.Y) - 1) / 2.0, (Math.Min(factor.Z, size.Z) - 1) / 2.0));
        (rows[3], rows[7], rows[11]) = (origin.X, origin.Y, origin.Z);
        return new ShrunkFrame(
            new VolumeSize((size.X + factor.X - 1) / factor.X, (size.Y + factor.Y - 1) / factor.Y, (size.Z + factor.Z - 1) / factor.Z),
            new Affine(rows),
            factor);
    }

    private static int FactorOf(double spacing, double native) => Math.Max(1, (int)((spacing / native) * (1 + RelativeTolerance)));
}
