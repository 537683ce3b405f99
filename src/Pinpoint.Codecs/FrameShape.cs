namespace Pinpoint.Codecs;

/// <summary>What a coded frame must hold: one sample a pixel, as the file around it says.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="BitsAllocated">Bits that a decoded sample takes: 8, 16 or 32.</param>
/// <param name="BitsStored">Bits of a sample that count: 1 to <paramref name="BitsAllocated"/>.</param>
/// <param name="Signed">Whether samples are two's complement numbers of <paramref name="BitsStored"/> bits.</param>
public readonly record struct FrameShape(int Width, int Height, int BitsAllocated, int BitsStored, bool Signed)
{
    /// <summary>The bytes of a decoded frame.</summary>
    public long Bytes => (long)Width * Height * (BitsAllocated / 8);
}
