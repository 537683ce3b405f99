namespace Pinpoint.Imaging.Tests;

/// <summary>Scans with all that the statistics of intensities tell apart: tissue, fill in the corners, metal, voxels that are no number.</summary>
internal static class MadeScans
{
    public static readonly string[] Kinds = ["plain", "filled", "filled bright", "mixed", "metal", "labels", "blank", "broken"];

    /// <summary>A scan of a kind; kinds that a type cannot show are plain.</summary>
    public static Volume Create(string kind, VoxelType type, VolumeSize size, ulong seed, double slope = 1, Affine? affine = null)
    {
        var random = new SplitMixRandom(seed);
        double[] values = new double[size.Voxels];
        for (int i = 0; i < values.Length; i++)
        {
            int x = i % size.X;
            int y = i / size.X % size.Y;
            int z = i / (size.X * size.Y);
            double radius = Math.Sqrt(Math.Pow((2.0 * x / size.X) - 1, 2) + Math.Pow((2.0 * y / size.Y) - 1, 2));
            double tissue = (radius < 0.5 ? 70 : 30) + Math.Floor(20 * random.NextUniform()) + (z % 3);
            values[i] = kind switch
            {
                "filled" => radius > 1 ? 0 : tissue,
                "filled bright" => radius > 1.1 ? 126 : tissue / 4,
                "mixed" => radius > 1 ? 0 : radius > 0.95 ? tissue / 2 : tissue,
                "metal" => i % 173 == 0 ? 126 : tissue / 3,
                "labels" => radius < 0.3 ? 2 : radius < 0.4 ? 1 : 0,
                "blank" => 7,
                "broken" => random.NextUniform() < 0.01 ? double.NaN : random.NextUniform() < 0.01 ? double.PositiveInfinity : tissue,
                _ => tissue,
            };
        }

        return Of(values, type, size, slope, affine ?? Affine.Identity);
    }

    private static Volume Of(double[] values, VoxelType type, VolumeSize size, double slope, Affine affine)
    {
        return type switch
        {
            VoxelType.UInt8 => Make(value => (byte)Whole(value)),
            VoxelType.Int8 => Make(value => (sbyte)Whole(value)),
            VoxelType.UInt16 => Make(value => (ushort)(300 * Whole(value))),
            VoxelType.Int16 => Make(value => (short)((300 * Whole(value)) - 1000)),
            VoxelType.UInt32 => Make(value => (uint)(70000 * Whole(value))),
            VoxelType.Int32 => Make(value => (int)((70000 * Whole(value)) - 100)),
            VoxelType.UInt64 => Make(value => (ulong)(1L << 40) * (ulong)Whole(value)),
            VoxelType.Int64 => Make(value => -(1L << 40) * (long)Whole(value)),
            VoxelType.Float32 => Make(value => (float)value),
            _ => Make(value => value / 3),
        };

        static double Whole(double value) => double.IsFinite(value) ? value : 50;

        Volume Make<T>(Func<double, T> convert)
            where T : unmanaged => Volume.Create(Array.ConvertAll(values, value => convert(value)), size, affine, slope);
    }
}
