using System.Globalization;
using System.Text;

namespace Pinpoint.Codecs.Tests;

/// <summary>A picture of one component.</summary>
internal sealed record Picture(int Width, int Height, int Precision, bool Signed, int[] Samples)
{
    internal int Least => Signed ? -(1 << (Precision - 1)) : 0;

    internal int Greatest => Least + (1 << Precision) - 1;

    internal FrameShape Shape => new(Width, Height, Precision > 8 ? 16 : 8, Precision, Signed);

    /// <summary>Waves, an edge, flat ground and noise: something for each coding pass. The whole range occurs.</summary>
    internal static Picture Make(int width, int height, int precision, bool signed = false, int seed = 1)
    {
        var random = new Random(seed);
        var picture = new Picture(width, height, precision, signed, new int[width * height]);
        double span = Math.Pow(2, precision) - 1;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double value = 0.5 + (0.3 * Math.Sin(x / 9.0) * Math.Cos(y / 7.0)) + (((x + (2 * y)) % 61 < 20) ? 0.15 : 0);
                value = (x / 24 % 3) switch
                {
                    0 => value,
                    1 => value + (0.02 * random.NextDouble()),
                    _ => y < height / 2 ? 0.25 : random.NextDouble() < 0.01 ? random.NextDouble() : value,
                };
                picture.Samples[(y * width) + x] = picture.Least + (int)Math.Clamp(Math.Round(value * span), 0, span);
            }
        }

        picture.Samples[0] = picture.Least;
        picture.Samples[^1] = picture.Greatest;
        return picture;
    }

    /// <summary>The picture of the fixed streams: whole numbers alone, so that it is the same everywhere.</summary>
    internal static Picture Formula(int width, int height, int precision, bool signed)
    {
        var picture = new Picture(width, height, precision, signed, new int[width * height]);
        int range = 1 << precision;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int value = x > 8 && y < 6 ? range / 3 : ((x * 37) + (y * 91) + (x * y % 7 * 5 * ((range / 256) + 1))) % range;
                picture.Samples[(y * width) + x] = picture.Least + value;
            }
        }

        picture.Samples[0] = picture.Least;
        picture.Samples[^1] = picture.Greatest;
        return picture;
    }

    /// <summary>Reads samples as an uncompressed file holds them.</summary>
    internal static Picture FromVoxels(FrameShape shape, byte[] voxels)
    {
        var samples = new int[shape.Width * shape.Height];
        for (int index = 0; index < samples.Length; index++)
        {
            samples[index] = (shape.BitsAllocated, shape.Signed) switch
            {
                (8, true) => (sbyte)voxels[index],
                (8, false) => voxels[index],
                (16, true) => BitConverter.ToInt16(voxels, 2 * index),
                _ => BitConverter.ToUInt16(voxels, 2 * index),
            };
        }

        return new Picture(shape.Width, shape.Height, shape.BitsStored, shape.Signed, samples);
    }

    internal static Picture Decode(byte[] code, FrameShape shape)
    {
        byte[] voxels = new byte[shape.Bytes];
        Jpeg2000.Decode(code, shape, voxels);
        return FromVoxels(shape, voxels);
    }

    /// <summary>The samples as an uncompressed file holds them.</summary>
    internal byte[] ToVoxels()
    {
        int bytes = Shape.BitsAllocated / 8;
        byte[] voxels = new byte[bytes * Samples.Length];
        for (int index = 0; index < voxels.Length; index++)
        {
            voxels[index] = (byte)(Samples[index / bytes] >> (8 * (index % bytes)));
        }

        return voxels;
    }

    /// <summary>Reads PGX, in which OpenJPEG writes samples of 8, 16 or 32 bits, big endian.</summary>
    internal static Picture FromPgx(byte[] file)
    {
        int end = Array.IndexOf(file, (byte)'\n');
        string[] words = Encoding.ASCII.GetString(file, 0, end).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        int precision = int.Parse(words[^3], CultureInfo.InvariantCulture);
        var picture = new Picture(
            int.Parse(words[^2], CultureInfo.InvariantCulture), int.Parse(words[^1], CultureInfo.InvariantCulture), precision, words[2][0] == '-', []);
        byte[] samples = file[(end + 1)..];
        int bytes = picture.Shape.BitsAllocated / 8;
        for (int start = 0; start < samples.Length; start += bytes)
        {
            Array.Reverse(samples, start, bytes);
        }

        return FromVoxels(picture.Shape, samples);
    }

    /// <summary>The largest difference to another picture of the same size.</summary>
    internal int LargestDifference(Picture other) => Samples.Zip(other.Samples, (a, b) => Math.Abs(a - b)).Max();
}
