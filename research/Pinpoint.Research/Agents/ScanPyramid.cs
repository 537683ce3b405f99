using System.Numerics;
using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Research.Agents;

/// <summary>A scan at several scales: the working grid, and grids of 2, 4, 8 .. times its spacing, each voxel the mean of those that it covers.</summary>
internal sealed class ScanPyramid
{
    private readonly WorkingGrid[] _levels;

    private ScanPyramid(WorkingGrid[] levels) => _levels = levels;

    /// <summary>The working grid's size.</summary>
    public VolumeSize Size => _levels[0].Size;

    /// <summary>Builds the grids.</summary>
    /// <param name="grid">The working grid, which is scale 1.</param>
    /// <param name="coarsest">The largest scale, a power of two.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="coarsest"/> is no power of two.</exception>
    public static ScanPyramid Of(WorkingGrid grid, int coarsest)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfNotEqual(BitOperations.IsPow2(coarsest), true, nameof(coarsest));
        var levels = new WorkingGrid[1 + LevelOf(coarsest)];
        levels[0] = grid;
        for (int level = 1; level < levels.Length; level++)
        {
            levels[level] = Halved(levels[level - 1]);
        }

        return new ScanPyramid(levels);
    }

    /// <summary>The grid of a scale.</summary>
    /// <param name="scale">Working grid voxels along a voxel's side, a power of two.</param>
    public WorkingGrid At(int scale) => _levels[LevelOf(scale)];

    /// <summary>Writes where a voxel of the working grid lies at a scale, in that grid's voxels from its centre, <c>[3]</c>.</summary>
    public void Place(GridVoxel voxel, int scale, Span<double> point)
    {
        VolumeSize size = At(scale).Size;
        point[0] = PlaceAlong(voxel.X, scale, size.X);
        point[1] = PlaceAlong(voxel.Y, scale, size.Y);
        point[2] = PlaceAlong(voxel.Z, scale, size.Z);
    }

    // The middle of a coarse voxel is that of the fine ones it covers.
    private static double PlaceAlong(int index, int scale, int size) => ((index - ((scale - 1) / 2.0)) / scale) - ((size - 1) / 2.0);

    private static int LevelOf(int scale) => BitOperations.Log2((uint)scale);

    private static WorkingGrid Halved(WorkingGrid grid)
    {
        VolumeSize fine = grid.Size;
        var size = new VolumeSize((fine.X + 1) / 2, (fine.Y + 1) / 2, (fine.Z + 1) / 2);
        byte[] voxels = new byte[size.Voxels];
        ReadOnlySpan<byte> source = grid.Intensities;
        int place = 0;
        for (int z = 0; z < size.Z; z++)
        {
            for (int y = 0; y < size.Y; y++)
            {
                for (int x = 0; x < size.X; x++)
                {
                    voxels[place++] = MeanOf(source, fine, 2 * x, 2 * y, 2 * z);
                }
            }
        }

        WorldPoint origin = grid.Origin;
        double shift = grid.Spacing / 2;
        return new WorkingGrid(voxels, size, 2 * grid.Spacing, new WorldPoint(origin.X + shift, origin.Y + shift, origin.Z + shift));
    }

    // Of up to eight voxels: fewer at the far faces of a grid of odd size.
    private static byte MeanOf(ReadOnlySpan<byte> source, VolumeSize size, int x, int y, int z)
    {
        int sum = 0;
        int count = 0;
        for (int k = z; k < Math.Min(z + 2, size.Z); k++)
        {
            for (int j = y; j < Math.Min(y + 2, size.Y); j++)
            {
                int row = size.X * (j + (size.Y * k));
                for (int i = x; i < Math.Min(x + 2, size.X); i++)
                {
                    sum += source[row + i];
                    count++;
                }
            }
        }

        return (byte)((sum + (count / 2)) / count);
    }
}
