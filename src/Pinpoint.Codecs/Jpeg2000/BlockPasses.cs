using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pinpoint.Codecs;

/// <summary>
/// The coding passes over one code-block (Annex D). Coefficients lie stripe by stripe, four of a column together, as their flag words do. Each is its
/// magnitude, doubled so that the lowest bit can hold the half by which a coefficient lies in the middle of its interval, with the sign in bit 31.
/// </summary>
/// <remarks>
/// Most of the time goes in the three arithmetically coded passes. They stay methods of their own: in one, registers would not do. They are optimized at
/// once: the first slices of a scan, decoded slowly and measured for later, would take as long as ten others.
/// </remarks>
internal readonly unsafe ref struct BlockPasses
{
    private readonly uint* _flags;
    private readonly uint* _coefficients;
    private readonly ulong* _contexts;
    private readonly byte* _significance;
    private readonly int _width;
    private readonly int _height;
    private readonly int _stride;
    private readonly bool _isCausal;

    /// <summary>A block whose flags and coefficients are all 0.</summary>
    /// <param name="flags">One word for each column of each stripe, with a border of one all about.</param>
    /// <param name="coefficients">Four for each column of each stripe.</param>
    /// <param name="contexts">The states of the contexts.</param>
    /// <param name="orientation">Of the band.</param>
    /// <param name="width">Columns of the block.</param>
    /// <param name="height">Rows of the block.</param>
    /// <param name="isCausal">Whether the stripe below counts as insignificant.</param>
    internal BlockPasses(uint* flags, uint* coefficients, ulong* contexts, int orientation, int width, int height, bool isCausal)
    {
        _flags = flags;
        _coefficients = coefficients;
        _contexts = contexts;
        _significance = BlockContexts.SignificanceOf(orientation);
        (_width, _height, _stride, _isCausal) = (width, height, width + 2, isCausal);
    }

    /// <summary>Words of flags that a block takes.</summary>
    internal static int FlagWords(int width, int height) => (width + 2) * (((height + 3) / 4) + 2);

    /// <summary>The significance propagation pass (D.3.1): insignificant coefficients beside significant ones.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal void PropagateSignificance(ref MqDecoder decoder, int plane)
    {
        MqDecoder mq = decoder;
        uint value = 3u << plane;
        for (int stripe = 0; 4 * stripe < _height; stripe++)
        {
            uint rows = RowsOf(stripe);
            uint* flags = FlagsOf(stripe);
            uint* coefficients = CoefficientsOf(stripe);
            for (int x = 0; x < _width; x++)
            {
                uint word = flags[x];
                if ((word & BlockContexts.AnySignificant) == 0)
                {
                    continue;
                }

                for (uint candidates = BesideSignificant(word) & rows; candidates != 0;)
                {
                    int row = BitOperations.TrailingZeroCount(candidates);
                    candidates &= candidates - 1;
                    if (mq.Decode(_contexts + _significance[(word >> row) & 0x1FF]) != 0)
                    {
                        uint sign = DecodeSign(ref mq, word, flags + x, row);
                        coefficients[(4 * x) + RowIndex(row)] = value | (sign << 31);
                        word = SetSignificant(word, flags + x, row, sign);
                        candidates |= (8u << row) & ~(word >> BlockContexts.SelfBit) & rows;
                    }

                    word |= 1u << (BlockContexts.VisitedBit + row);
                }

                flags[x] = word;
            }
        }

        decoder = mq;
    }

    /// <summary>The magnitude refinement pass (D.3.3): one bit more of those that were significant before this plane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal void Refine(ref MqDecoder decoder, int plane)
    {
        MqDecoder mq = decoder;
        uint half = 1u << plane;
        for (int stripe = 0; 4 * stripe < _height; stripe++)
        {
            uint* flags = FlagsOf(stripe);
            uint* coefficients = CoefficientsOf(stripe);
            for (int x = 0; x < _width; x++)
            {
                uint word = flags[x];
                uint candidates = ToRefine(word);
                if (candidates == 0)
                {
                    continue;
                }

                do
                {
                    int row = BitOperations.TrailingZeroCount(candidates);
                    candidates &= candidates - 1;
                    uint window = word >> row;
                    int context = (window >> BlockContexts.RefinedBit & 1) != 0
                        ? BlockContexts.Refinement + 2
                        : BlockContexts.Refinement + ((window & BlockContexts.Neighbours) != 0 ? 1 : 0);

                    // Plus or minus the half, without a branch, which nothing could predict.
                    uint negative = (uint)mq.Decode(_contexts + context) - 1;
                    coefficients[(4 * x) + RowIndex(row)] += (half ^ negative) - negative;
                    word |= 1u << (BlockContexts.RefinedBit + row);
                }
                while (candidates != 0);

                flags[x] = word;
            }
        }

        decoder = mq;
    }

    /// <summary>The cleanup pass (D.3.4): all that the other two left out. Ends the plane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal void CleanUp(ref MqDecoder decoder, int plane)
    {
        MqDecoder mq = decoder;
        uint value = 3u << plane;
        for (int stripe = 0; 4 * stripe < _height; stripe++)
        {
            uint rows = RowsOf(stripe);
            uint* flags = FlagsOf(stripe);
            uint* coefficients = CoefficientsOf(stripe);
            for (int x = 0; x < _width; x++)
            {
                uint word = flags[x];
                uint candidates = rows & ~((word >> BlockContexts.SelfBit) | (word >> BlockContexts.VisitedBit));
                int first = -1;
                if (word == 0 && rows == BlockContexts.Rows)
                {
                    // Four coefficients far from all significant ones share a symbol.
                    if (mq.Decode(_contexts + BlockContexts.RunLength) == 0)
                    {
                        continue;
                    }

                    first = mq.Decode(_contexts + BlockContexts.Uniform) * 6;
                    first += mq.Decode(_contexts + BlockContexts.Uniform) * 3;
                    candidates &= ~0u << first;
                }

                while (candidates != 0)
                {
                    int row = BitOperations.TrailingZeroCount(candidates);
                    candidates &= candidates - 1;
                    if (row == first || mq.Decode(_contexts + _significance[(word >> row) & 0x1FF]) != 0)
                    {
                        uint sign = DecodeSign(ref mq, word, flags + x, row);
                        coefficients[(4 * x) + RowIndex(row)] = value | (sign << 31);
                        word = SetSignificant(word, flags + x, row, sign);
                    }
                }

                flags[x] = word & ~(BlockContexts.Rows << BlockContexts.VisitedBit);
            }
        }

        decoder = mq;
    }

    /// <summary>The significance propagation pass in plain bits.</summary>
    internal void PropagateSignificance(ref PlainBits bits, int plane)
    {
        uint value = 3u << plane;
        for (int stripe = 0; 4 * stripe < _height; stripe++)
        {
            uint rows = RowsOf(stripe);
            uint* flags = FlagsOf(stripe);
            uint* coefficients = CoefficientsOf(stripe);
            for (int x = 0; x < _width; x++)
            {
                uint word = flags[x];
                for (uint candidates = BesideSignificant(word) & rows; candidates != 0;)
                {
                    int row = BitOperations.TrailingZeroCount(candidates);
                    candidates &= candidates - 1;
                    if (bits.Read() != 0)
                    {
                        uint sign = (uint)bits.Read();
                        coefficients[(4 * x) + RowIndex(row)] = value | (sign << 31);
                        word = SetSignificant(word, flags + x, row, sign);
                        candidates |= (8u << row) & ~(word >> BlockContexts.SelfBit) & rows;
                    }

                    word |= 1u << (BlockContexts.VisitedBit + row);
                }

                flags[x] = word;
            }
        }
    }

    /// <summary>The magnitude refinement pass in plain bits.</summary>
    internal void Refine(ref PlainBits bits, int plane)
    {
        uint half = 1u << plane;
        for (int stripe = 0; 4 * stripe < _height; stripe++)
        {
            uint* flags = FlagsOf(stripe);
            uint* coefficients = CoefficientsOf(stripe);
            for (int x = 0; x < _width; x++)
            {
                uint word = flags[x];
                for (uint candidates = ToRefine(word); candidates != 0; candidates &= candidates - 1)
                {
                    int row = BitOperations.TrailingZeroCount(candidates);
                    coefficients[(4 * x) + RowIndex(row)] += bits.Read() != 0 ? half : 0 - half;
                    word |= 1u << (BlockContexts.RefinedBit + row);
                }

                flags[x] = word;
            }
        }
    }

    // The rows of a stripe, of which the last may have fewer than four.
    private uint RowsOf(int stripe) => BlockContexts.Rows & ((1u << (3 * Math.Min(4, _height - (4 * stripe)))) - 1);

    private uint* FlagsOf(int stripe) => _flags + ((stripe + 1) * _stride) + 1;

    private uint* CoefficientsOf(int stripe) => _coefficients + (4 * stripe * _width);

    // From a row's bit, three times the row, to the row.
    private static int RowIndex(int bit) => (bit * 11) >> 5;

    // The rows that are not significant and have a significant neighbour.
    private static uint BesideSignificant(uint word)
    {
        uint threes = word | (word >> 1) | (word >> 2);
        uint nines = threes | (threes >> 3) | (threes >> 6);
        return nines & ~(word >> BlockContexts.SelfBit) & BlockContexts.Rows;
    }

    // The rows that are significant and were not visited.
    private static uint ToRefine(uint word) => (word >> BlockContexts.SelfBit) & ~(word >> BlockContexts.VisitedBit) & BlockContexts.Rows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint DecodeSign(ref MqDecoder mq, uint word, uint* flags, int row)
    {
        uint window = word >> row;
        uint above = row == 0 ? word >> 18 : word >> (BlockContexts.SignBit - 3 + row);
        uint left = flags[-1] >> (BlockContexts.SignBit + row), right = flags[1] >> (BlockContexts.SignBit + row);
        uint below = word >> (BlockContexts.SignBit + 3 + row);
        uint index = (window & 0xAA) | (above & 1) | ((left & 1) << 2) | ((right & 1) << 4) | ((below & 1) << 6);
        uint context = BlockContexts.Signs[index];
        return (uint)mq.Decode(_contexts + (context >> 1)) ^ (context & 1);
    }

    // Tells all neighbours; the column's own word is returned.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint SetSignificant(uint word, uint* flags, int row, uint sign)
    {
        flags[-1] |= 1u << (5 + row);
        flags[1] |= 1u << (3 + row);
        if (row == 0 && !_isCausal)
        {
            uint* above = flags - _stride;
            above[-1] |= 1u << 17;
            above[0] |= (1u << 16) | (sign << 31);
            above[1] |= 1u << 15;
        }

        if (row == 9)
        {
            uint* below = flags + _stride;
            below[-1] |= 1u << 2;
            below[0] |= (1u << 1) | (sign << 18);
            below[1] |= 1;
        }

        return word | (((1u << BlockContexts.SelfBit) | (sign << BlockContexts.SignBit)) << row);
    }
}
