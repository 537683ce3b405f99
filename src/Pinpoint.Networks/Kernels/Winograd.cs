namespace Pinpoint.Networks;

/// <summary>Sizes of F(2x2, 3x3) and the transform of its weights.</summary>
internal static unsafe class Winograd
{
    public const int Points = 16;

    /// <summary>Words of a pooling record, see <see cref="WindowPooling{TWidth, TVector}"/>.</summary>
    public const int RecordWords = 3;

    /// <summary>Values from one window's transformed channels to the next one's.</summary>
    public static int DepthStride(int channels) => (channels + 15) / 16 * 16;

    /// <summary>Scratch values that one thread needs: transformed input, products, and a copy of one piece of input at the edge.</summary>
    public static long ScratchLength(int channels, int blockWindows) =>
        (Points * (long)blockWindows * (DepthStride(channels) + Panels.Width)) + (Points * DepthStride(channels));

    /// <summary>G g G^T for one panel of 32 maps: from the parameters to <c>[point, channel, 32]</c>.</summary>
    public static void PreparePanel(ConvolutionShape shape, float* parameters, float* prepared, int panel)
    {
        float* weights = parameters + shape.WeightOffset;
        nint plane = (nint)shape.Channels * Panels.Width;
        float* target = prepared + (panel * Points * plane);
        float* g = stackalloc float[12];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int lane = 0; lane < Panels.Width; lane++)
            {
                float* source = weights + shape.WeightIndex((panel * Panels.Width) + lane, channel, 0);
                for (int column = 0; column < 3; column++)
                {
                    Expand(source[column * Panels.Width], source[(3 + column) * Panels.Width], source[(6 + column) * Panels.Width], g + column, 3);
                }

                float* place = target + (channel * Panels.Width) + lane;
                for (int line = 0; line < 4; line++)
                {
                    Expand(g[3 * line], g[(3 * line) + 1], g[(3 * line) + 2], place + (4 * line * plane), plane);
                }
            }
        }
    }

    private static void Expand(float a, float b, float c, float* target, nint step)
    {
        float outer = 0.5f * (a + c);
        float inner = 0.5f * b;
        target[0] = a;
        target[step] = outer + inner;
        target[2 * step] = outer - inner;
        target[3 * step] = c;
    }
}
