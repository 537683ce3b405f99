using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Seeds;

/// <summary>
/// Shortest ways through a scan in which intensity is a fourth axis: Dijkstra's algorithm over the 26 neighbours of a voxel, inside a seed's box.
/// </summary>
/// <param name="scan">The scan.</param>
/// <param name="edgeMm">The way from the scan's black to its white in mm.</param>
internal sealed class GeodesicWays(Volume scan, double edgeMm)
{
    private readonly Imaging.Scan _scan = Imaging.Scan.Of(scan);
    private readonly (double Low, double High) _window = IntensityWindow.Of(scan, IntensityMapping.Percentiles).InIntensities(Imaging.Scan.Of(scan));

    /// <summary>The voxels of a seed's box, with their distance from the seed in mm, as far as the seed's radius.</summary>
    public IEnumerable<(VoxelIndex Voxel, double Millimetres)> From(Seed seed)
    {
        VolumeSize size = seed.Box.Size;
        double[] bright = Brightness(seed.Box);
        double[] reached = new double[size.Voxels];
        Array.Fill(reached, double.PositiveInfinity);
        var queue = new PriorityQueue<int, double>();
        int start = IndexOf(seed.Nearest.X - seed.Box.Start.X, seed.Nearest.Y - seed.Box.Start.Y, seed.Nearest.Z - seed.Box.Start.Z, size);
        reached[start] = _scan.ToWorld(new VoxelPoint(seed.Nearest.X, seed.Nearest.Y, seed.Nearest.Z)).DistanceTo(seed.Position);
        queue.Enqueue(start, reached[start]);
        (int X, int Y, int Z, double Millimetres)[] steps = Steps();
        while (queue.TryDequeue(out int here, out double way))
        {
            if (way > reached[here])
            {
                continue;
            }

            var (x, y, z) = (here % size.X, here / size.X % size.Y, here / (size.X * size.Y));
            yield return (new VoxelIndex(seed.Box.Start.X + x, seed.Box.Start.Y + y, seed.Box.Start.Z + z), way);
            foreach (var step in steps)
            {
                if ((uint)(x + step.X) >= (uint)size.X || (uint)(y + step.Y) >= (uint)size.Y || (uint)(z + step.Z) >= (uint)size.Z)
                {
                    continue;
                }

                int there = IndexOf(x + step.X, y + step.Y, z + step.Z, size);
                double change = edgeMm * (bright[there] - bright[here]);
                double length = way + Math.Sqrt((step.Millimetres * step.Millimetres) + (change * change));
                if (length <= seed.RadiusMm && length < reached[there])
                {
                    reached[there] = length;
                    queue.Enqueue(there, length);
                }
            }
        }
    }

    private static int IndexOf(int x, int y, int z, VolumeSize size) => x + (size.X * (y + (size.Y * z)));

    private (int X, int Y, int Z, double Millimetres)[] Steps()
    {
        WorldPoint start = _scan.ToWorld(default);
        return [.. Enumerable.Range(0, 27).Where(i => i != 13).Select(i =>
        {
            var (x, y, z) = ((i % 3) - 1, (i / 3 % 3) - 1, (i / 9) - 1);
            return (x, y, z, _scan.ToWorld(new VoxelPoint(x, y, z)).DistanceTo(start));
        })];
    }

    // 0 is the scan's black and 1 its white, as in its pictures.
    private double[] Brightness(VoxelRegion box)
    {
        Volume part = RegionCrop.Of(scan, box);
        float[] intensities = new float[part.Size.Voxels];
        part.ReadIntensities(intensities);
        double range = _window.High - _window.Low;
        return [.. intensities.Select(value => Math.Clamp((value - _window.Low) / range, 0, 1))];
    }
}
