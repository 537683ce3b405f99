using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>The voxels of a scan: a box of a given extent around the world's origin.</summary>
/// <param name="Size">The number of voxels.</param>
/// <param name="SpacingMm">The distance between them, mm.</param>
/// <param name="VoxelToWorld">Voxel indices to LPS mm.</param>
internal sealed record ScanGrid(VolumeSize Size, double SpacingMm, Affine VoxelToWorld)
{
    /// <summary>A grid whose axes lie along the three given LPS directions.</summary>
    /// <param name="extent">The box's sides along the voxel axes, mm.</param>
    /// <param name="spacingMm">The distance between voxels, mm.</param>
    /// <param name="axes">The LPS direction of each voxel axis.</param>
    public static ScanGrid Along(Vector3 extent, double spacingMm, (Vector3 X, Vector3 Y, Vector3 Z) axes)
    {
        var size = new VolumeSize(Voxels(extent.X, spacingMm), Voxels(extent.Y, spacingMm), Voxels(extent.Z, spacingMm));
        double[] rows = new double[12];
        for (int row = 0; row < 3; row++)
        {
            double[] columns = [axes.X[row], axes.Y[row], axes.Z[row]];
            double offset = 0;
            for (int column = 0; column < 3; column++)
            {
                int count = column == 0 ? size.X : column == 1 ? size.Y : size.Z;
                rows[(4 * row) + column] = columns[column] * spacingMm;
                offset -= columns[column] * spacingMm * (count - 1) / 2;
            }

            rows[(4 * row) + 3] = offset;
        }

        return new ScanGrid(size, spacingMm, new Affine(rows));
    }

    private static int Voxels(double extent, double spacing) => Math.Max(1, (int)Math.Round(extent / spacing));
}
