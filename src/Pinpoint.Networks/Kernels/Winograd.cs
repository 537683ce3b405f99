using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>Sizes of the two Winograd tiles and the transform of their weights.</summary>
internal static unsafe class Winograd
{
    /// <summary>Words of a pooling record, see <see cref="WindowPooling{TWidth, TVector}"/>.</summary>
    public const int RecordWords = 3;

    /// <summary>Columns of a narrow layer that are multiplied before their products, which then are near, go on.</summary>
    public const int ColumnBlock = 24;

    /// <summary>The rows of the matrix product that are done at once at least, a multiple of which a block of columns is filled up to.</summary>
    public const int ColumnRows = 3;

    /// <summary>Numbers along a side of the transformed kernel: 4 for F(2x2, 3x3), 6 for F(4x4, 3x3).</summary>
    public static int Side(bool wide) => wide ? 6 : 4;

    public static int Points(bool wide) => Side(wide) * Side(wide);

    /// <summary>Values from one tile's transformed channels to the next one's.</summary>
    public static int DepthStride(int channels) => (channels + 15) / 16 * 16;

    /// <summary>
    /// Values from one point's plane to the next one's. One cache line more than the tiles need: a tile writes to all planes at once, and
    /// planes a power of two apart would all fall into a few sets of the first-level cache.
    /// </summary>
    public static nint Plane(int blockTiles, int stride) => ((nint)blockTiles * stride) + 16;

    /// <summary>Scratch values that one thread needs: transformed input, products, and a copy of a tile at the edge.</summary>
    public static long ScratchLength(ConvolutionShape shape, int blockTiles)
    {
        if (shape.Narrow)
        {
            return Side(wide: true) * ((2 * ColumnRow(shape.InputSize, shape.Channels)) + Plane(ColumnBlock, Panels.Width));
        }

        int depthStride = DepthStride(shape.Channels);
        return Points(shape.Wide) * (Plane(blockTiles, depthStride) + Plane(blockTiles, Panels.Width) + depthStride);
    }

    /// <summary>
    /// Values from one transformed row of a narrow layer to the next one: kernel rows that stand over the image's end, where a block of columns is filled up,
    /// read further than the image.
    /// </summary>
    public static nint ColumnRow(int inputSize, int channels) => DepthStride((inputSize + ColumnRows) * channels) + 16;

    /// <summary>G g G^T for one panel of 32 maps: from the parameters to <c>[point, channel, 32]</c>.</summary>
    public static void PreparePanel(ConvolutionShape shape, float* parameters, float* prepared, int panel)
    {
        int side = Side(shape.Wide);
        nint plane = (nint)shape.Channels * Panels.Width;
        float* target = prepared + (panel * side * side * plane);
        float* kernel = stackalloc float[ConvolutionShape.Taps * Panels.Width];
        float* columns = stackalloc float[6 * 3 * Panels.Width];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            Gather(shape, parameters + shape.WeightOffset + shape.WeightIndex(panel * Panels.Width, channel, 0), kernel);
            for (int lane = 0; lane < Panels.Width; lane += Vector<float>.Count)
            {
                for (int column = 0; column < 3; column++)
                {
                    Expand(shape.Wide, kernel + (column * Panels.Width) + lane, 3 * Panels.Width, columns + (column * Panels.Width) + lane, 3 * Panels.Width);
                }

                for (int line = 0; line < side; line++)
                {
                    Expand(
                        shape.Wide,
                        columns + (3 * line * Panels.Width) + lane,
                        Panels.Width,
                        target + (line * side * plane) + (channel * Panels.Width) + lane,
                        plane);
                }
            }
        }
    }

    /// <summary>G g down the columns of a narrow layer's kernels, for one panel of 32 maps: from the parameters to <c>[point, kernel row, 32]</c>.</summary>
    public static void PrepareColumns(ConvolutionShape shape, float* parameters, float* prepared, int panel)
    {
        nint row = 3 * (nint)shape.Channels * Panels.Width;
        float* source = parameters + shape.WeightOffset + shape.WeightIndex(panel * Panels.Width, 0, 0);
        float* target = prepared + (panel * Side(wide: true) * row);
        for (nint place = 0; place < row; place += Vector<float>.Count)
        {
            Expand(true, source + place, row, target + place, row);
        }
    }

    /// <summary>The nine taps of one channel for the 32 maps of a panel, <c>[tap, map]</c>.</summary>
    private static void Gather(ConvolutionShape shape, float* source, float* kernel)
    {
        int mapBlock = ConvolutionShape.MapBlock;
        for (int lane = 0; lane < Panels.Width; lane++, source += mapBlock)
        {
            for (int tap = 0; tap < ConvolutionShape.Taps; tap++)
            {
                kernel[(tap * Panels.Width) + lane] = source[tap * Panels.Width];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expand(bool wide, float* source, nint sourceStep, float* target, nint targetStep)
    {
        Vector<float> a = Vector.Load(source), b = Vector.Load(source + sourceStep), c = Vector.Load(source + (2 * sourceStep));
        if (!wide)
        {
            Vector<float> outer = 0.5f * (a + c), inner = 0.5f * b;
            a.Store(target);
            (outer + inner).Store(target + targetStep);
            (outer - inner).Store(target + (2 * targetStep));
            c.Store(target + (3 * targetStep));
            return;
        }

        Vector<float> near = (a + c) * (-1f / 6), nearOdd = b * (-1f / 6), far = (a * (1f / 24)) + (c * (1f / 6)), farOdd = b * (1f / 12);
        (a * 0.25f).Store(target);
        (near + nearOdd).Store(target + targetStep);
        (near - nearOdd).Store(target + (2 * targetStep));
        (far + farOdd).Store(target + (3 * targetStep));
        (far - farOdd).Store(target + (4 * targetStep));
        c.Store(target + (5 * targetStep));
    }
}
