namespace Pinpoint.Codecs.Tests;

/// <summary>The vectors of the inverse wavelets against scalar twins that are the standard's words (F.3).</summary>
public sealed class WaveletTests
{
    // Table F.4.
    private static readonly double[] Lifts = [0.443506852043971, 0.882911075530934, -0.052980118572961, -1.586134342059924];

    public static TheoryData<int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int> { { 1, 1 }, { 1, 37 }, { 38, 1 } };
            foreach (int width in new[] { 2, 3, 4, 5, 7, 15, 16, 17, 18, 31, 33, 63, 64, 65, 100 })
            {
                sizes.Add(width, 1);
                sizes.Add(1, width);
                sizes.Add(width, 37);
                sizes.Add(38, width);
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Both_are_those_of_the_standard(int width, int height)
    {
        var random = new Random(width + (1000 * height));
        for (int offset = 0; offset < 4; offset++)
        {
            foreach (int levels in new[] { 1, 3 })
            {
                var area = new Area(offset & 1, offset >> 1, (offset & 1) + width, (offset >> 1) + height);
                Resolution[] resolutions = [.. Enumerable.Range(0, levels + 1).Select(r => new Resolution(area.Halved(levels - r), 0, 0))];
                int[] values = [.. Enumerable.Range(0, width * height).Select(_ => random.Next(-5000, 5000))];
                int[] whole = Run(resolutions, values, width, height, true);
                whole.ShouldBe(Twin(resolutions, values, width, true).Select(value => (int)value), $"5/3, offset {offset}, {levels} levels");
                int[] real = Run(resolutions, [.. values.Select(value => BitConverter.SingleToInt32Bits(value))], width, height, false);
                double[] twin = Twin(resolutions, values, width, false);
                real.Select(BitConverter.Int32BitsToSingle).Zip(twin, (a, b) => Math.Abs(a - b)).Max()
                    .ShouldBeLessThan(0.02, $"9/7, offset {offset}, {levels} levels");
            }
        }
    }

    private static int[] Run(Resolution[] resolutions, int[] values, int width, int height, bool reversible)
    {
        using var workspace = new TileWorkspace();
        int stride = Wavelet.Stride(width);
        int[] padded = new int[Wavelet.Space(width, height)];
        for (int y = 0; y < height; y++)
        {
            values.AsSpan(y * width, width).CopyTo(padded.AsSpan(y * stride));
        }

        Wavelet.Invert(resolutions, padded, stride, reversible, workspace);
        return [.. Enumerable.Range(0, width * height).Select(index => padded[(index / width * stride) + (index % width)])];
    }

    private static double[] Twin(Resolution[] resolutions, int[] values, int stride, bool reversible)
    {
        double[] result = [.. values.Select(value => (double)value)];
        for (int index = 1; index < resolutions.Length; index++)
        {
            Area area = resolutions[index].Area;
            for (int y = 0; y < area.Height; y++)
            {
                InvertLine(result, y * stride, 1, area.Width, area.X0, reversible);
            }

            for (int x = 0; x < area.Width; x++)
            {
                InvertLine(result, x, stride, area.Height, area.Y0, reversible);
            }
        }

        return result;
    }

    private static void InvertLine(double[] values, int start, int step, int count, long first, bool reversible)
    {
        // Interleaved, low-pass values at even places.
        double[] line = new double[count];
        int next = 0;
        foreach (int parity in new[] { 0, 1 })
        {
            for (int place = 0; place < count; place++)
            {
                if (((first + place) & 1) == parity)
                {
                    line[place] = values[start + (next++ * step)];
                }
            }
        }

        // The mirrored extension (F.3.7).
        double At(int place)
        {
            int period = 2 * (count - 1), within = ((place % period) + period) % period;
            return line[Math.Min(within, period - within)];
        }

        void Lift(int parity, Func<double, double, double, double> lift)
        {
            for (int place = 0; place < count; place++)
            {
                if (((first + place) & 1) == parity)
                {
                    line[place] = lift(line[place], At(place - 1), At(place + 1));
                }
            }
        }

        if (count == 1)
        {
            line[0] = (first & 1) == 0 ? line[0] : reversible ? Math.Floor(line[0] / 2) : line[0] / 2;
        }
        else if (reversible)
        {
            Lift(0, (value, before, after) => value - Math.Floor((before + after + 2) / 4));
            Lift(1, (value, before, after) => value + Math.Floor((before + after) / 2));
        }
        else
        {
            const double Scale = 1.230174104914001;
            Lift(0, (value, _, _) => value * Scale);
            Lift(1, (value, _, _) => value / Scale);
            for (int step4 = 0; step4 < 4; step4++)
            {
                double factor = Lifts[step4];
                Lift(step4 & 1, (value, before, after) => value - (factor * (before + after)));
            }
        }

        for (int place = 0; place < count; place++)
        {
            values[start + (place * step)] = line[place];
        }
    }
}
