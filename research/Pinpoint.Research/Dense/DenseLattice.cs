using Pinpoint.Imaging;

namespace Pinpoint.Research.Dense;

/// <summary>The positions of a dense search: every k-th voxel along each axis, as far from both ends, one at least.</summary>
/// <param name="X">Positions along x.</param>
/// <param name="Y">Positions along y.</param>
/// <param name="Z">Positions along z.</param>
/// <param name="Stride">Grid voxels from one to the next.</param>
internal readonly record struct DenseLattice(int X, int Y, int Z, int Stride)
{
    /// <summary>All positions.</summary>
    public int Count => checked(X * Y * Z);

    /// <summary>The lattice of a grid.</summary>
    public static DenseLattice Of(VolumeSize size, int stride) => new(Along(size.X, stride), Along(size.Y, stride), Along(size.Z, stride), stride);

    /// <summary>A position, in grid voxels from the grid's centre; x goes fastest.</summary>
    public void Place(int index, Span<double> position)
    {
        position[0] = Offset(index % X, X);
        position[1] = Offset(index / X % Y, Y);
        position[2] = Offset(index / X / Y, Z);
    }

    private static int Along(int voxels, int stride) => ((voxels - 1) / stride) + 1;

    private double Offset(int index, int count) => (index - ((count - 1) / 2.0)) * Stride;
}
