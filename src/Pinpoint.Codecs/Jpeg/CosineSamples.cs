using System.Runtime.InteropServices;
using JpegLibrary;

namespace Pinpoint.Codecs;

/// <summary>Takes the blocks of 8 x 8 samples from the library, which leaves it to us to keep them within their precision and the picture.</summary>
internal sealed class CosineSamples(ushort[] samples, int width, int height, int precision) : JpegBlockOutputWriter
{
    private const int Side = 8;

    /// <inheritdoc/>
    public override void WriteBlock(ref short blockRef, int componentIndex, int x, int y)
    {
        ReadOnlySpan<short> block = MemoryMarshal.CreateReadOnlySpan(ref blockRef, Side * Side);
        int largest = (1 << precision) - 1;
        int columns = Math.Min(Side, width - x);
        for (int row = 0; row < Side && y + row < height; row++)
        {
            int start = ((y + row) * width) + x;
            for (int column = 0; column < columns; column++)
            {
                samples[start + column] = (ushort)Math.Clamp((int)block[(row * Side) + column], 0, largest);
            }
        }
    }
}
