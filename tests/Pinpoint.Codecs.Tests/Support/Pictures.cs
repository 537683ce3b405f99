using System.Buffers.Binary;

namespace Pinpoint.Codecs.Tests.Support;

/// <summary>Pictures to code: flat areas, ramps, texture, noise and both ends of the range, from a seed.</summary>
internal static class Pictures
{
    /// <summary>Samples of a number of bits, row by row.</summary>
    public static ushort[] Make(int width, int height, int bits, int seed)
    {
        var random = new Random(seed);
        int largest = (1 << bits) - 1;
        var samples = new ushort[width * height];
        int kind = random.Next(5);
        double slopeX = random.NextDouble() - 0.5;
        double slopeY = random.NextDouble() - 0.5;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double ramp = (0.5 + (slopeX * x / width) + (slopeY * y / height)) * largest;
                double texture = Math.Sin((x * 0.9) + (y * 0.4)) * largest * 0.05;
                bool flat = x > width / 2 && y < (2 * height / 3);
                double value = kind switch
                {
                    0 => flat ? largest / 3 : ramp + texture,
                    1 => random.Next(largest + 1),
                    2 => ramp + (random.NextDouble() * largest * 0.02),
                    3 => (x / 3 * 7) + (y / 5) % 2 == 0 ? 0 : flat ? largest : random.Next(2) * largest,
                    _ => flat ? (random.Next(40) == 0 ? largest : 0) : ramp + texture + random.Next(3),
                };
                samples[(y * width) + x] = (ushort)Math.Clamp(value, 0, largest);
            }
        }

        return samples;
    }

    /// <summary>Samples as an uncompressed file holds them.</summary>
    public static byte[] ToVoxels(ushort[] samples, int bitsAllocated)
    {
        int size = bitsAllocated / 8;
        var voxels = new byte[samples.Length * size];
        for (int i = 0; i < samples.Length; i++)
        {
            if (size == 1)
            {
                voxels[i] = (byte)samples[i];
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(voxels.AsSpan(i * size), samples[i]);
            }
        }

        return voxels;
    }

    /// <summary>The samples of an uncompressed frame.</summary>
    public static int[] ToSamples(ReadOnlySpan<byte> voxels, int bitsAllocated)
    {
        var samples = new int[voxels.Length * 8 / bitsAllocated];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = bitsAllocated == 8 ? voxels[i] : BinaryPrimitives.ReadUInt16LittleEndian(voxels[(2 * i)..]);
        }

        return samples;
    }
}
