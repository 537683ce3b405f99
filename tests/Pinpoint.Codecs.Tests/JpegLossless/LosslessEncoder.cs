using Pinpoint.Codecs.Tests.Support;

namespace Pinpoint.Codecs.Tests.JpegLossless;

/// <summary>Encodes pictures with the lossless process of ITU T.81 annex H, plainly: each prediction is looked up in the picture anew.</summary>
internal static class LosslessEncoder
{
    private const int Categories = 17;

    public static byte[] Encode(ushort[] samples, int width, int height, LosslessEncoding encoding)
    {
        var code = new List<byte>();
        code.PutMarker(0xD8);
        code.PutSegment(0xE0, "JFIF\0 is not told apart"u8.ToArray());
        code.PutFrameHeader(0xC3, encoding.Precision, width, height);
        if (encoding.RowsPerInterval > 0)
        {
            code.PutRestartInterval(encoding.RowsPerInterval * width);
        }

        code.PutSegment(0xFE, "a comment"u8.ToArray());
        int[] differences = Differences(samples, width, height, encoding);
        var table = new (int Code, int Length)[Categories];
        code.PutSegment(0xC4, Table(differences, encoding.Steep, table));
        code.Add(0xFF);
        code.PutSegment(0xDA, 1, 1, 0, (byte)encoding.Predictor, 0, (byte)encoding.PointTransform);
        PutDifferences(code, differences, width, height, encoding, table);
        code.PutMarker(0xD9);
        return [.. code];
    }

    private static int[] Differences(ushort[] samples, int width, int height, LosslessEncoding encoding)
    {
        var differences = new int[samples.Length];
        for (int y = 0; y < height; y++)
        {
            bool first = encoding.RowsPerInterval == 0 ? y == 0 : y % encoding.RowsPerInterval == 0;
            for (int x = 0; x < width; x++)
            {
                int At(int dx, int dy) => samples[((y - dy) * width) + x - dx] >> encoding.PointTransform;
                int prediction = first && x == 0 ? 1 << (encoding.Precision - encoding.PointTransform - 1)
                    : first ? At(1, 0)
                    : x == 0 ? At(0, 1)
                    : encoding.Predictor switch
                    {
                        1 => At(1, 0),
                        2 => At(0, 1),
                        3 => At(1, 1),
                        4 => At(1, 0) + At(0, 1) - At(1, 1),
                        5 => At(1, 0) + ((At(0, 1) - At(1, 1)) >> 1),
                        6 => At(0, 1) + ((At(1, 0) - At(1, 1)) >> 1),
                        7 => (At(1, 0) + At(0, 1)) >> 1,
                        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
                    };
                int difference = (At(0, 0) - prediction) & 0xFFFF;
                differences[(y * width) + x] = difference > 32768 ? difference - 65536 : difference;
            }
        }

        return differences;
    }

    private static void PutDifferences(
        List<byte> code, int[] differences, int width, int height, LosslessEncoding encoding, (int Code, int Length)[] table)
    {
        int rows = encoding.RowsPerInterval == 0 ? height : encoding.RowsPerInterval;
        for (int start = 0, interval = 0; start < height; start += rows, interval++)
        {
            if (interval > 0)
            {
                code.PutMarker(0xD0 + ((interval - 1) % 8));
            }

            var bits = new BitSink(code, 8);
            foreach (int difference in differences.AsSpan(start * width, (Math.Min(height, start + rows) - start) * width))
            {
                int category = Category(difference);
                bits.Put(table[category].Code, table[category].Length);
                if (category < 16)
                {
                    bits.Put(difference < 0 ? difference - 1 : difference, category);
                }
            }

            bits.Align(1);
        }
    }

    private static int Category(int difference) => difference == 0 ? 0 : 1 + (int)Math.Log2(Math.Abs(difference));

    /// <summary>The content of a DHT segment, with a table of the other class before the one that counts.</summary>
    private static byte[] Table(int[] differences, bool steep, (int Code, int Length)[] table)
    {
        var frequencies = new int[Categories];
        foreach (int difference in differences)
        {
            frequencies[Category(difference)]++;
        }

        byte[] symbols = [.. Enumerable.Range(0, Categories).OrderByDescending(category => frequencies[category]).Select(category => (byte)category)];
        var counts = new byte[16];
        int code = 0;
        int previous = 0;
        for (int i = 0; i < Categories; i++)
        {
            // One code of each length up to 13, then four of 16 bits; never all ones.
            int length = !steep ? 5 : i < 13 ? i + 1 : 16;
            counts[length - 1]++;
            code <<= i == 0 ? 0 : length - previous;
            previous = length;
            table[symbols[i]] = (code++, length);
        }

        return [0x10, 1, .. new byte[15], 0x55, 0x00, .. counts, .. symbols];
    }
}
