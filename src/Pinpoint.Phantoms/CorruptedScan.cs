using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>Makes scans that a model must not believe out of good ones: for tests and for measuring how many of them it turns down.</summary>
public static class CorruptedScan
{
    /// <summary>
    /// The kinds: <c>flip_x</c>, <c>flip_y</c>, <c>flip_z</c> (the voxels mirrored along an axis under an unchanged header, so that the first is a mirror image
    /// and
    /// the others also stand wrong), <c>half_turn</c> (x and y mirrored), <c>swapped_axes</c> (x and z exchanged), <c>noise</c> (of the scan's own mean and
    /// deviation), <c>shuffled</c> (its voxels in random order), <c>blank</c>, <c>other_anatomy</c> (a phantom in the scan's place), <c>wrong_spacing</c>
    /// (twice the true one).
    /// </summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["flip_x", "flip_y", "flip_z", "half_turn", "swapped_axes", "noise", "shuffled", "blank", "other_anatomy", "wrong_spacing"];

    /// <summary>Makes a corrupted copy.</summary>
    /// <param name="scan">The good scan.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="seed">The seed of what is random in it.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static Volume Of(Volume scan, string kind, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scan);
        float[] voxels = new float[scan.Size.Voxels];
        scan.ReadIntensities(voxels);
        var random = new SplitMixRandom(seed, 0, 0, PhantomStreams.Heads);
        return kind switch
        {
            "flip_x" => Moved(scan, voxels, (x, y, z, size) => (size.X - 1 - x, y, z)),
            "flip_y" => Moved(scan, voxels, (x, y, z, size) => (x, size.Y - 1 - y, z)),
            "flip_z" => Moved(scan, voxels, (x, y, z, size) => (x, y, size.Z - 1 - z)),
            "half_turn" => Moved(scan, voxels, (x, y, z, size) => (size.X - 1 - x, size.Y - 1 - y, z)),
            "swapped_axes" => SwappedAxes(scan, voxels),
            "noise" => Volume.Create(Noise(voxels, ref random), scan.Size, scan.VoxelToWorld),
            "shuffled" => Volume.Create(Shuffled(voxels, ref random), scan.Size, scan.VoxelToWorld),
            "blank" => Volume.Create(new float[voxels.Length], scan.Size, scan.VoxelToWorld),
            "other_anatomy" => OtherAnatomy(scan, seed),
            "wrong_spacing" => Volume.Create(voxels, scan.Size, WithRows(scan.VoxelToWorld, (row, column, value) => column < 3 ? 2 * value : value)),
            _ => throw new ArgumentException($"There is no kind '{kind}'; the kinds are {string.Join(", ", Kinds)}.", nameof(kind)),
        };
    }

    private static Volume Moved(Volume scan, float[] voxels, Func<int, int, int, VolumeSize, (int X, int Y, int Z)> source)
    {
        VolumeSize size = scan.Size;
        float[] moved = new float[voxels.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            var (x, y, z) = source(i % size.X, i / size.X % size.Y, i / (size.X * size.Y), size);
            moved[i] = voxels[x + (size.X * (y + (size.Y * z)))];
        }

        return Volume.Create(moved, size, scan.VoxelToWorld);
    }

    private static Volume SwappedAxes(Volume scan, float[] voxels)
    {
        var size = new VolumeSize(scan.Size.Z, scan.Size.Y, scan.Size.X);
        float[] moved = new float[voxels.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            int x = i % size.X;
            int y = i / size.X % size.Y;
            int z = i / (size.X * size.Y);
            moved[i] = voxels[z + (scan.Size.X * (y + (scan.Size.Y * x)))];
        }

        return Volume.Create(moved, size, scan.VoxelToWorld);
    }

    private static float[] Noise(float[] voxels, ref SplitMixRandom random)
    {
        double mean = voxels.Average();
        double deviation = Math.Sqrt(voxels.Average(value => (value - mean) * (value - mean)));
        float[] noise = new float[voxels.Length];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = (float)(mean + (deviation * random.NextNormal()));
        }

        return noise;
    }

    private static float[] Shuffled(float[] voxels, ref SplitMixRandom random)
    {
        float[] shuffled = [.. voxels];
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }

    // The phantom's middle lies at the world's origin; it goes to the scan's, as large as the scan is.
    private static Volume OtherAnatomy(Volume scan, ulong seed)
    {
        const int Size = 72;
        WorldPoint[] corners = scan.Corners();
        double extent = corners.Max(corner => corner.DistanceTo(corners[0])) / Math.Sqrt(3);
        double unit = extent / 126;
        Volume phantom = HeadPhantom.Create(seed, 0, new HeadPhantomOptions(Size)).Volume;
        double[] centre = [corners.Average(corner => corner.X), corners.Average(corner => corner.Y), corners.Average(corner => corner.Z)];
        return Volume.Create(
            phantom.Voxels<byte>().ToArray(),
            phantom.Size,
            WithRows(phantom.VoxelToWorld, (row, column, value) => (unit * value) + (column == 3 ? centre[row] : 0)));
    }

    private static Affine WithRows(Affine affine, Func<int, int, double, double> change)
    {
        double[] rows = new double[12];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = change(i / 4, i % 4, affine[i / 4, i % 4]);
        }

        return new Affine(rows);
    }
}
