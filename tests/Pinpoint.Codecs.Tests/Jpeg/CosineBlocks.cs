namespace Pinpoint.Codecs.Tests.Jpeg;

/// <summary>The cosine transform of ITU T.81 A.3.3, there and back as its sums are written.</summary>
internal static class CosineBlocks
{
    private static readonly double[,] Basis = MakeBasis();

    /// <summary>Places of coefficients in the order they are coded (T.81 figure A.6).</summary>
    public static IReadOnlyList<(int U, int V)> ZigZag { get; } =
    [
        .. from place in Enumerable.Range(0, 64).Select(i => (U: i % 8, V: i / 8))
           let diagonal = place.U + place.V
           orderby diagonal, diagonal % 2 == 0 ? place.U : place.V
           select place,
    ];

    /// <summary>Quantized coefficients of all blocks; samples beyond the picture repeat its edge.</summary>
    public static List<int[]> Transform(ushort[] samples, int width, int height, int precision, int quantum)
    {
        var blocks = new List<int[]>();
        for (int top = 0; top < height; top += 8)
        {
            for (int left = 0; left < width; left += 8)
            {
                var block = new double[8, 8];
                for (int i = 0; i < 64; i++)
                {
                    int x = Math.Min(left + (i % 8), width - 1);
                    int y = Math.Min(top + (i / 8), height - 1);
                    block[i % 8, i / 8] = samples[(y * width) + x] - (1 << (precision - 1));
                }

                blocks.Add([.. ZigZag.Select(place => (int)Math.Round(Sum((x, y) => block[x, y] * Basis[place.U, x] * Basis[place.V, y]) / quantum))]);
            }
        }

        return blocks;
    }

    /// <summary>The samples that a decoder should give for quantized coefficients.</summary>
    public static int[] Back(List<int[]> blocks, int width, int height, int precision, int quantum)
    {
        var samples = new int[width * height];
        int across = (width + 7) / 8;
        for (int i = 0; i < blocks.Count; i++)
        {
            var coefficients = new double[8, 8];
            for (int k = 0; k < 64; k++)
            {
                coefficients[ZigZag[k].U, ZigZag[k].V] = blocks[i][k] * quantum;
            }

            for (int j = 0; j < 64; j++)
            {
                int x = (i % across * 8) + (j % 8);
                int y = (i / across * 8) + (j / 8);
                if (x < width && y < height)
                {
                    double value = Sum((u, v) => coefficients[u, v] * Basis[u, j % 8] * Basis[v, j / 8]) + (1 << (precision - 1));
                    samples[(y * width) + x] = Math.Clamp((int)Math.Round(value), 0, (1 << precision) - 1);
                }
            }
        }

        return samples;
    }

    private static double Sum(Func<int, int, double> term)
    {
        double sum = 0;
        for (int i = 0; i < 64; i++)
        {
            sum += term(i % 8, i / 8);
        }

        return sum;
    }

    private static double[,] MakeBasis()
    {
        var basis = new double[8, 8];
        for (int u = 0; u < 8; u++)
        {
            for (int x = 0; x < 8; x++)
            {
                basis[u, x] = (u == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos(((2 * x) + 1) * u * Math.PI / 16);
            }
        }

        return basis;
    }
}
