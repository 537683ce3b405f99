using System.Runtime.CompilerServices;

namespace Pinpoint.Codecs;

/// <summary>
/// The adaptive states of the MQ decoder (Table C.2), each packed into one number: the probability of the less probable symbol in bits 47 to 62, where the
/// decoder's registers have it; the row of the table in bits 1 to 6; the more probable symbol in bit 0.
/// </summary>
internal static unsafe class MqStates
{
    internal const ulong ProbabilityMask = 0xFFFFUL << ProbabilityShift;
    internal const int ProbabilityShift = 47;

    // Probability, next row after the more and after the less probable symbol, whether the latter swaps the two.
    private static readonly (ushort Probability, byte AfterMore, byte AfterLess, byte Swaps)[] Rows =
    [
        (0x5601, 1, 1, 1), (0x3401, 2, 6, 0), (0x1801, 3, 9, 0), (0x0AC1, 4, 12, 0), (0x0521, 5, 29, 0), (0x0221, 38, 33, 0), (0x5601, 7, 6, 1),
        (0x5401, 8, 14, 0), (0x4801, 9, 14, 0), (0x3801, 10, 14, 0), (0x3001, 11, 17, 0), (0x2401, 12, 18, 0), (0x1C01, 13, 20, 0), (0x1601, 29, 21, 0),
        (0x5601, 15, 14, 1), (0x5401, 16, 14, 0), (0x5101, 17, 15, 0), (0x4801, 18, 16, 0), (0x3801, 19, 17, 0), (0x3401, 20, 18, 0), (0x3001, 21, 19, 0),
        (0x2801, 22, 19, 0), (0x2401, 23, 20, 0), (0x2201, 24, 21, 0), (0x1C01, 25, 22, 0), (0x1801, 26, 23, 0), (0x1601, 27, 24, 0), (0x1401, 28, 25, 0),
        (0x1201, 29, 26, 0), (0x1101, 30, 27, 0), (0x0AC1, 31, 28, 0), (0x09C1, 32, 29, 0), (0x08A1, 33, 30, 0), (0x0521, 34, 31, 0), (0x0441, 35, 32, 0),
        (0x02A1, 36, 33, 0), (0x0221, 37, 34, 0), (0x0141, 38, 35, 0), (0x0111, 39, 36, 0), (0x0085, 40, 37, 0), (0x0049, 41, 38, 0), (0x0025, 42, 39, 0),
        (0x0015, 43, 40, 0), (0x0009, 44, 41, 0), (0x0005, 45, 42, 0), (0x0001, 45, 43, 0), (0x5601, 46, 46, 0),
    ];

    // Pinned, so that passes can hold a pointer to it.
    private static readonly ulong[] NextStates = MakeNextStates();

    /// <summary>The state after a symbol: at twice the lower seven bits of the state, plus 1 after the less probable symbol.</summary>
    internal static ulong* Next { get; } = (ulong*)Unsafe.AsPointer(ref NextStates[0]);

    /// <summary>The state of a row of the table whose more probable symbol is 0.</summary>
    internal static ulong Of(int row, int symbol = 0) => ((ulong)Rows[row].Probability << ProbabilityShift) | (uint)(row << 1) | (uint)symbol;

    private static ulong[] MakeNextStates()
    {
        ulong[] states = GC.AllocateArray<ulong>(4 * Rows.Length, pinned: true);
        for (int row = 0; row < Rows.Length; row++)
        {
            for (int symbol = 0; symbol < 2; symbol++)
            {
                states[(4 * row) + (2 * symbol)] = Of(Rows[row].AfterMore, symbol);
                states[(4 * row) + (2 * symbol) + 1] = Of(Rows[row].AfterLess, symbol ^ Rows[row].Swaps);
            }
        }

        return states;
    }
}
