namespace Pinpoint.Imaging;

/// <summary>The number of voxels along each axis of a volume; X runs fastest in memory.</summary>
/// <param name="X">Voxels along the first axis.</param>
/// <param name="Y">Voxels along the second axis.</param>
/// <param name="Z">Voxels along the third axis.</param>
public readonly record struct VolumeSize(int X, int Y, int Z)
{
    /// <summary>The number of voxels in all.</summary>
    public long Voxels => (long)X * Y * Z;

    /// <summary>Whether <paramref name="point"/> lies within half a voxel of the volume.</summary>
    public bool Contains(VoxelPoint point) =>
        point.X >= -0.5 && point.X <= X - 0.5 && point.Y >= -0.5 && point.Y <= Y - 0.5 && point.Z >= -0.5 && point.Z <= Z - 0.5;

    /// <summary>The world positions, in LPS mm, of the centres of the eight corner voxels; x runs fastest, then y, then z.</summary>
    public WorldPoint[] Corners(Affine voxelToWorld)
    {
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        var corners = new WorldPoint[8];
        for (int corner = 0; corner < corners.Length; corner++)
        {
            var voxel = new VoxelPoint((corner & 1) * (X - 1), ((corner >> 1) & 1) * (Y - 1), (corner >> 2) * (Z - 1));
            corners[corner] = voxelToWorld.ToWorld(voxel);
        }

        return corners;
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{X} x {Y} x {Z}");
}
