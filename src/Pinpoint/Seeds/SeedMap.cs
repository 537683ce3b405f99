using Pinpoint.Imaging;

namespace Pinpoint.Seeds;

/// <summary>
/// Label maps of seeds on a scan's grid: a voxel has the label of the landmark that it is nearest to, of those whose ball it lies in; else 0.
/// </summary>
public static class SeedMap
{
    private const double WithinMm = 1e-9;

    /// <summary>Plain balls.</summary>
    /// <param name="seeds">The seeds.</param>
    /// <param name="size">The scan's voxels.</param>
    /// <param name="voxelToWorld">The scan's voxel indices to LPS mm.</param>
    public static Volume Balls(IReadOnlyList<Seed> seeds, VolumeSize size, Affine voxelToWorld) =>
        Of(seeds, size, voxelToWorld, seed => Ball(seed, voxelToWorld));

    /// <summary>
    /// Balls that end at edges: a step between neighbouring voxels is as long as the root of its squared length and the squared change of intensity, the way
    /// from the scan's black to its white counting <paramref name="edgeMm"/> (a geodesic distance; Toivanen 1996).
    /// </summary>
    /// <param name="seeds">The seeds.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="edgeMm">The way from black to white in mm.</param>
    public static Volume Geodesic(IReadOnlyList<Seed> seeds, Volume scan, double edgeMm)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var ways = new GeodesicWays(scan, edgeMm);
        return Of(seeds, scan.Size, scan.VoxelToWorld, ways.From);
    }

    private static Volume Of(
        IReadOnlyList<Seed> seeds, VolumeSize size, Affine voxelToWorld, Func<Seed, IEnumerable<(VoxelIndex Voxel, double Millimetres)>> ball)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        var nearest = new Dictionary<int, (double Millimetres, int Label)>();
        foreach (Seed seed in seeds)
        {
            foreach (var (voxel, millimetres) in ball(seed))
            {
                // The voxel of a landmark is its own, however small its ball.
                double distance = voxel == seed.Nearest ? -1 : millimetres;
                int index = checked(voxel.X + (size.X * (voxel.Y + (size.Y * voxel.Z))));
                if ((distance <= seed.RadiusMm + WithinMm) && (!nearest.TryGetValue(index, out var there) || distance < there.Millimetres))
                {
                    nearest[index] = (distance, seed.Label);
                }
            }
        }

        return seeds.Max(seed => seed.Label) <= byte.MaxValue
            ? Volume.Create(Filled(label => (byte)label), size, voxelToWorld)
            : Volume.Create(Filled(label => (ushort)label), size, voxelToWorld);

        T[] Filled<T>(Func<int, T> label)
        {
            var voxels = new T[checked((int)size.Voxels)];
            foreach (var (index, (_, own)) in nearest)
            {
                voxels[index] = label(own);
            }

            return voxels;
        }
    }

    private static IEnumerable<(VoxelIndex Voxel, double Millimetres)> Ball(Seed seed, Affine voxelToWorld)
    {
        for (int z = seed.Box.Start.Z; z < seed.Box.End.Z; z++)
        {
            for (int y = seed.Box.Start.Y; y < seed.Box.End.Y; y++)
            {
                for (int x = seed.Box.Start.X; x < seed.Box.End.X; x++)
                {
                    yield return (new VoxelIndex(x, y, z), voxelToWorld.ToWorld(new VoxelPoint(x, y, z)).DistanceTo(seed.Position));
                }
            }
        }
    }
}
