using System.Runtime.CompilerServices;

namespace Pinpoint.Codecs;

/// <summary>
/// The contexts of the coding passes (Annex D.3), and the flag words by which they are found. One word stands for a column of four coefficients, a stripe high.
/// </summary>
/// <remarks>
/// Bits 0 to 17: which coefficients are significant, in six rows of three: those of the column and all about it. The window of row r, itself and its eight
/// neighbours, is bits 3r to 3r + 8. Bits 19, 22, 25, 28: signs of the column's coefficients; 18 and 31: of those above and below. Bits 20 + 3r: refined
/// before. Bits 21 + 3r: visited by this plane's first pass. So one shift by 3r brings all of a row into place.
/// </remarks>
internal static unsafe class BlockContexts
{
    internal const int Significance = 0;
    internal const int Sign = 9;
    internal const int Refinement = 14;
    internal const int RunLength = 17;
    internal const int Uniform = 18;
    internal const int Count = 19;

    /// <summary>All of the significance bits.</summary>
    internal const uint AnySignificant = 0x3FFFF;

    /// <summary>One bit a row, at 0, 3, 6, 9.</summary>
    internal const uint Rows = 0x249;

    internal const int SelfBit = 4;
    internal const int SignBit = 19;
    internal const int RefinedBit = 20;
    internal const int VisitedBit = 21;

    /// <summary>The bits of the eight neighbours in a window.</summary>
    internal const uint Neighbours = 0x1EF;

    private static readonly byte[] SignificanceContexts = MakeSignificanceContexts();
    private static readonly byte[] SignContexts = MakeSignContexts();

    /// <summary>The context of significance for each window of nine bits, 512 for each orientation of a band (Table D.1).</summary>
    internal static byte* SignificanceOf(int orientation) => (byte*)Unsafe.AsPointer(ref SignificanceContexts[512 * orientation]);

    /// <summary>
    /// Twice the context of a sign, plus 1 where the symbol is to be flipped (Tables D.2, D.3). Found at bits 1, 3, 5, 7: whether the coefficients above, to
    /// the left, to the right and below are significant; the bit below each: whether it is negative.
    /// </summary>
    internal static byte* Signs { get; } = (byte*)Unsafe.AsPointer(ref SignContexts[0]);

    private static byte[] MakeSignificanceContexts()
    {
        byte[] contexts = GC.AllocateArray<byte>(4 * 512, pinned: true);
        for (int index = 0; index < contexts.Length; index++)
        {
            int Bit(int place) => (index >> place) & 1;
            int vertical = Bit(1) + Bit(7), horizontal = Bit(3) + Bit(5), diagonal = Bit(0) + Bit(2) + Bit(6) + Bit(8);
            contexts[index] = (byte)((index >> 9) switch
            {
                1 => OfLowPassRows(vertical, horizontal, diagonal),
                3 => OfDiagonalBand(horizontal + vertical, diagonal),
                _ => OfLowPassRows(horizontal, vertical, diagonal),
            });
        }

        return contexts;
    }

    private static int OfLowPassRows(int horizontal, int vertical, int diagonal) => (horizontal, vertical, diagonal) switch
    {
        (2, _, _) => 8,
        (1, >= 1, _) => 7,
        (1, 0, >= 1) => 6,
        (1, 0, 0) => 5,
        (_, 2, _) => 4,
        (_, 1, _) => 3,
        _ => Math.Min(diagonal, 2),
    };

    private static int OfDiagonalBand(int straight, int diagonal) => diagonal switch
    {
        >= 3 => 8,
        2 => straight >= 1 ? 7 : 6,
        1 => 3 + Math.Min(straight, 2),
        _ => Math.Min(straight, 2),
    };

    private static byte[] MakeSignContexts()
    {
        byte[] contexts = GC.AllocateArray<byte>(256, pinned: true);
        for (int index = 0; index < contexts.Length; index++)
        {
            // 1 for a positive coefficient, -1 for a negative one, 0 for one that is not significant.
            int Sign(int place) => ((index >> (place + 1)) & 1) * (1 - (2 * ((index >> place) & 1)));
            int vertical = Math.Clamp(Sign(0) + Sign(6), -1, 1), horizontal = Math.Clamp(Sign(2) + Sign(4), -1, 1);
            bool flips = horizontal < 0 || (horizontal == 0 && vertical < 0);
            int context = (flips ? -horizontal : horizontal, flips ? -vertical : vertical) switch
            {
                (1, 1) => 13,
                (1, 0) => 12,
                (1, -1) => 11,
                (0, 1) => 10,
                _ => 9,
            };
            contexts[index] = (byte)((context << 1) | (flips ? 1 : 0));
        }

        return contexts;
    }
}
