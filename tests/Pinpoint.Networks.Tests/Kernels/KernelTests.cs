using System.Diagnostics;
using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Networks.Tests.Kernels;

/// <summary>Each kernel of each width against one loop per sum.</summary>
public sealed unsafe class KernelTests
{
    [Fact]
    public void A_matrix_product_agrees_with_its_definition_at_every_width()
    {
        ForSizes(40, 50, 3, (rows, depth, gap) =>
        {
            int rowStep = depth + gap;
            using AlignedBuffer a = Random(rows * rowStep, 1), b = Random(depth * Panels.Width, 2), c = new(rows * 40);
            foreach (int bits in KernelSet.Widths)
            {
                Multiply(bits, a.Pointer, rowStep, 1, b.Pointer, c.Pointer, 40, rows, depth);
                for (int i = 0; i < rows * Panels.Width; i++)
                {
                    int row = i / Panels.Width;
                    int column = i % Panels.Width;
                    double sum = Enumerable.Range(0, depth).Sum(k => (double)a.Pointer[(row * rowStep) + k] * b.Pointer[(k * Panels.Width) + column]);
                    ((double)c.Pointer[(row * 40) + column]).ShouldBe(sum, 1e-4);
                }
            }
        });
    }

    [Fact]
    public void A_product_along_lanes_agrees_with_its_definition_at_every_width()
    {
        ForSizes(20, 5, 2, (rows, panels, _) =>
        {
            int units = panels * Panels.Width;
            const int Inputs = 8;
            using AlignedBuffer a = Random(rows * units, 1), w = Random(units * Inputs, 2), c = new(rows * 4);
            foreach (int bits in KernelSet.Widths)
            {
                foreach (bool accumulate in new[] { false, true })
                {
                    Dot(bits, a.Pointer, units, rows, w.Pointer + (2 * Panels.Width), Inputs * Panels.Width, panels, c.Pointer, 4, accumulate);
                }

                for (int i = 0; i < rows * 4; i++)
                {
                    double sum = Enumerable.Range(0, units).Sum(
                        u => (double)a.Pointer[(i / 4 * units) + u]
                            * w.Pointer[(((u / Panels.Width * Inputs) + 2 + (i % 4)) * Panels.Width) + (u % Panels.Width)]);
                    ((double)c.Pointer[i]).ShouldBe(2 * sum, 1e-3);
                }
            }
        });
    }

    [Fact]
    public void Sparse_taps_agree_with_their_definition_at_every_width()
    {
        ForSizes(30, 4, 5, (count, taps, rows) =>
        {
            int tap = Panels.Width * taps;
            int row = (3 * tap) + (rows * Panels.Width);
            using AlignedBuffer source = Random((6 * row) + Panels.Width, 1);
            var entries = new SparseEntry[count];
            for (int i = 0; i < count; i++)
            {
                entries[i] = new SparseEntry { Offset = i % 3 * Panels.Width, Value = (i - 7) * 0.1f };
            }

            foreach (int bits in KernelSet.Widths)
            {
                using AlignedBuffer target = Random(9 * Panels.Width, 3);
                float[] before = target.Span(0, 9 * Panels.Width).ToArray();
                fixed (SparseEntry* list = entries)
                {
                    Accumulate(bits, list, count, source.Pointer, tap, row, target.Pointer);
                }

                for (int i = 0; i < before.Length; i++)
                {
                    int place = i / Panels.Width;
                    double sum = before[i] + entries.Sum(
                        entry => (double)entry.Value * source.Pointer[entry.Offset + (place / 3 * row) + (place % 3 * tap) + (i % Panels.Width)]);
                    ((double)target.Pointer[i]).ShouldBe(sum, 1e-4);
                }
            }
        });
    }

    [Fact]
    public void Pooling_keeps_the_first_of_equal_values_and_drops_what_ReLU_clips()
    {
        // upper left, upper right, lower left, lower right, bias -> output, active, right, lower
        (float[] Values, float Output, uint Record)[] cases =
        [
            ([1, 2, 3, 4, 0], 4, 0b111), ([4, 3, 2, 1, 1], 5, 0b100), ([1, 5, 5, 5, 0], 5, 0b101), ([2, 2, 2, 2, 0], 2, 0b100),
            ([1, 2, 6, 3, 0], 6, 0b110), ([1, 2, 3, 4, -4], 0, 0b011), ([1, 2, 3, 4, -9], 0, 0b011),
        ];
        foreach ((float[] values, float expected, uint code) in cases)
        {
            float[] output = new float[4];
            uint[] record = new uint[3];
            fixed (float* pointer = output)
            fixed (uint* words = record)
            {
                Vector128<float>[] v = [.. values.Select(value => Vector128.Create(value))];
                WindowPooling<Width128, Vector128<float>>.Store(v[0], v[1], v[2], v[3], v[4], pointer, words, 0);
            }

            output.ShouldAllBe(value => value == expected);
            record.ShouldBe([Bits(code & 4), Bits(code & 1), Bits(code & 2)]);
        }

        static uint Bits(uint set) => set != 0 ? 0b1111u : 0;
    }

    [Fact]
    public void A_lane_picks_the_value_that_its_own_corner_looks_at_at_every_width()
    {
        ForSizes(8, int.MaxValue, int.MaxValue, (pixel, right, down) =>
        {
            const int Row = 40;
            using AlignedBuffer input = Random(4 * Row, 5);
            foreach (int bits in KernelSet.Widths)
            {
                float[] picked = Pick(bits, input.Pointer, pixel, Row, (uint)right, (uint)down);
                int lanes = picked.Length / 3;
                for (int i = 0; i < picked.Length; i++)
                {
                    int lane = i % lanes;
                    int expected = (((i / lanes) + ((down >> lane) & 1)) * Row) + (((right >> lane) & 1) * pixel);
                    picked[i].ShouldBe(input.Pointer[expected]);
                }
            }
        });
    }

    [Fact]
    public void Taps_that_share_their_rows_agree_with_their_definition()
    {
        ForSizes(5, int.MaxValue, 6, (pixel, corners, count) =>
        {
            const int Row = 40;
            const int Tap = 2 * Panels.Width;
            RowTaps.Fit(pixel).ShouldBeTrue();
            using AlignedBuffer input = Random((5 * Row) + 16, 5);
            using AlignedBuffer windows = Random(count * GradientBlocking.NarrowWindowLength, 6);
            using AlignedBuffer target = Random(9 * Tap, 7);
            float[] before = target.Span(0, 9 * Tap).ToArray();
            int[] places = [.. Enumerable.Range(0, count).Select(window => 2 * pixel * window)];
            int Corner(int window, int map) => (corners >> (((2 * map) + (3 * window)) % 30)) & 3;
            for (int i = 0; i < count * Panels.Width; i++)
            {
                (int window, int map) = (i / Panels.Width, i % Panels.Width);
                int picked = ((Corner(window, map) & 1) * pixel) + ((Corner(window, map) >> 1) * 16);
                windows.Pointer[(window * GradientBlocking.NarrowWindowLength) + Panels.Width + map] = BitConverter.Int32BitsToSingle(picked);
            }

            fixed (int* list = places)
            {
                RowTaps.Accumulate(input.Pointer, pixel, Row, list, windows.Pointer, count, target.Pointer, Tap);
            }

            for (int i = 0; i < 9 * Panels.Width; i++)
            {
                (int tap, int map) = (i / Panels.Width, i % Panels.Width);
                double sum = before[(tap * Tap) + map] + Enumerable.Range(0, count).Sum(window =>
                {
                    int corner = Corner(window, map);
                    int place = places[window] + (((tap / 3) + (corner >> 1)) * Row) + (((tap % 3) + (corner & 1)) * pixel);
                    return (double)input.Pointer[place] * windows.Pointer[(window * GradientBlocking.NarrowWindowLength) + map];
                });
                ((double)target.Pointer[(tap * Tap) + map]).ShouldBe(sum, 1e-4);
            }
        });
    }

    [Fact]
    public void Values_whose_bit_is_not_set_become_zero_at_every_width()
    {
        ForSizes(int.MaxValue, 1, 1, (bits, _, _) =>
        {
            for (int lane = 0; lane < 16; lane++)
            {
                float expected = ((bits >> lane) & 1) == 0 ? 0 : 3;
                Width512.Where((uint)bits, Vector512.Create(3f))[lane].ShouldBe(expected);
                Width256.Where((uint)bits, Vector256.Create(3f))[lane % 8].ShouldBe(((bits >> (lane % 8)) & 1) == 0 ? 0 : 3);
                Width128.Where((uint)bits, Vector128.Create(3f))[lane % 4].ShouldBe(((bits >> (lane % 4)) & 1) == 0 ? 0 : 3);
            }
        });
    }

    private static void ForSizes(int first, int second, int third, Action<int, int, int> check) => Prop
        .ForAll(Gen.Choose(1, first).ToArbitrary(), Gen.Choose(1, second).ToArbitrary(), Gen.Choose(1, third).ToArbitrary(), check)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    private static AlignedBuffer Random(int length, ulong seed)
    {
        var random = new SplitMixRandom(seed);
        var buffer = new AlignedBuffer(length);
        for (int i = 0; i < length; i++)
        {
            buffer.Pointer[i] = (float)random.NextUniform(-1, 1);
        }

        return buffer;
    }

    private static UnreachableException NoWidth(int bits) => new($"Vectors of {bits} bits are not tried here.");

    private static void Multiply(int bits, float* a, nint rowStep, nint depthStep, float* b, float* c, nint cStep, int rows, int depth)
    {
        switch (bits)
        {
            case 512: MatrixTiles<Width512, Vector512<float>>.Multiply(a, rowStep, depthStep, b, Panels.Width, c, cStep, rows, depth); break;
            case 256: MatrixTiles<Width256, Vector256<float>>.Multiply(a, rowStep, depthStep, b, Panels.Width, c, cStep, rows, depth); break;
            case 128: MatrixTiles<Width128, Vector128<float>>.Multiply(a, rowStep, depthStep, b, Panels.Width, c, cStep, rows, depth); break;
            default: throw NoWidth(bits);
        }
    }

    private static void Dot(int bits, float* a, nint rowStride, int rows, float* w, nint panelStride, int panels, float* c, nint cStride, bool accumulate)
    {
        switch (bits)
        {
            case 512: DotTiles<Width512, Vector512<float>>.Multiply(a, rowStride, rows, w, panelStride, panels, c, cStride, accumulate); break;
            case 256: DotTiles<Width256, Vector256<float>>.Multiply(a, rowStride, rows, w, panelStride, panels, c, cStride, accumulate); break;
            case 128: DotTiles<Width128, Vector128<float>>.Multiply(a, rowStride, rows, w, panelStride, panels, c, cStride, accumulate); break;
            default: throw NoWidth(bits);
        }
    }

    private static float[] Pick(int bits, float* place, nint pixel, nint row, uint right, uint down)
    {
        switch (bits)
        {
            case 512: return Pick<Width512, Vector512<float>>(place, pixel, row, right, down);
            case 256: return Pick<Width256, Vector256<float>>(place, pixel, row, right, down);
            case 128: return Pick<Width128, Vector128<float>>(place, pixel, row, right, down);
            default: throw NoWidth(bits);
        }
    }

    private static float[] Pick<TWidth, TVector>(float* place, nint pixel, nint row, uint right, uint down)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : unmanaged
    {
        TWidth.Corners(right, down, (int)pixel, out TVector first, out TVector second);
        TWidth.PickColumn(place, pixel, row, first, second, out TVector upper, out TVector middle, out TVector lower);
        float[] values = new float[3 * TWidth.Lanes];
        fixed (float* target = values)
        {
            TWidth.Store(upper, target);
            TWidth.Store(middle, target + TWidth.Lanes);
            TWidth.Store(lower, target + (2 * TWidth.Lanes));
        }

        return values;
    }

    private static void Accumulate(int bits, SparseEntry* list, int count, float* source, nint tap, nint row, float* target)
    {
        const int Tap = Panels.Width;
        const int Row = 3 * Panels.Width;
        switch (bits)
        {
            case 512: SparseTaps<Width512, Vector512<float>>.Accumulate(list, count, source, tap, row, target, Tap, Row); break;
            case 256: SparseTaps<Width256, Vector256<float>>.Accumulate(list, count, source, tap, row, target, Tap, Row); break;
            case 128: SparseTaps<Width128, Vector128<float>>.Accumulate(list, count, source, tap, row, target, Tap, Row); break;
            default: throw NoWidth(bits);
        }
    }
}
