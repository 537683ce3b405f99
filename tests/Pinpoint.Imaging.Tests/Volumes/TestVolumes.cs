namespace Pinpoint.Imaging.Tests;

/// <summary>Small volumes of any type.</summary>
internal static class TestVolumes
{
    public static readonly VoxelType[] Types = Enum.GetValues<VoxelType>();

    public static readonly string[] Endings = [".nii", ".nii.gz", ".hdr", ".hdr.gz", ".mha", ".mhd", ".nrrd", ".nhdr"];

    /// <summary>An oblique, left-handed map with uneven spacing.</summary>
    public static Affine Oblique { get; } = new(
        [0.36 * 0.7, -0.48 * 1.1, -0.8 * 2.3, -5.25, 0.8 * 0.7, 0.6 * 1.1, 0, 7.5, -0.48 * 0.7, 0.64 * 1.1, -0.6 * 2.3, 11]);

    public static Volume Bytes(int x = 3, int y = 4, int z = 5) => Create(VoxelType.UInt8, new VolumeSize(x, y, z), Oblique, seed: 1);

    /// <summary>Random voxels over the type's range; floats are finite.</summary>
    public static Volume Create(VoxelType type, VolumeSize size, Affine affine, ulong seed, double slope = 1, double intercept = 0)
    {
        var random = new SplitMixRandom(seed);
        int count = (int)size.Voxels;
        return type switch
        {
            VoxelType.UInt8 => Make(bits => (byte)bits),
            VoxelType.Int8 => Make(bits => (sbyte)bits),
            VoxelType.UInt16 => Make(bits => (ushort)bits),
            VoxelType.Int16 => Make(bits => (short)bits),
            VoxelType.UInt32 => Make(bits => (uint)bits),
            VoxelType.Int32 => Make(bits => (int)bits),
            VoxelType.UInt64 => Make(bits => bits),
            VoxelType.Int64 => Make(bits => (long)bits),
            VoxelType.Float32 => Make(bits => ((int)bits / 65536f) + 0.1f),
            _ => Make(bits => ((long)bits / 1e12) + 0.1),
        };

        Volume Make<T>(Func<ulong, T> convert)
            where T : unmanaged
        {
            var voxels = new T[count];
            for (int index = 0; index < count; index++)
            {
                voxels[index] = convert(random.NextBits());
            }

            return Volume.Create(voxels, size, affine, slope, intercept);
        }
    }
}
