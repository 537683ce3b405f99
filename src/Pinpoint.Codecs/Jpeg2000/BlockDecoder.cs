using System.Buffers;
using System.Diagnostics;

namespace Pinpoint.Codecs;

/// <summary>Decodes code-blocks, one after the other, on its own buffers.</summary>
internal sealed unsafe class BlockDecoder : IDisposable
{
    /// <summary>The bit-planes there can be: the doubled magnitude and the sign take 32 bits.</summary>
    internal const int MostPlanes = 30;

    // Blocks have 4096 coefficients or fewer. The flags are at their largest where a block is as narrow or as low as can be.
    private const int MostCoefficients = 4096;
    private const int MostFlagWords = (1024 + 2) * 3;

    private readonly uint[] _flags = ArrayPool<uint>.Shared.Rent(MostFlagWords);
    private readonly uint[] _coefficients = ArrayPool<uint>.Shared.Rent(MostCoefficients);
    private readonly ulong[] _contexts = new ulong[BlockContexts.Count];
    private uint[] _region = [];
    private byte[] _segment = [];

    // Of the block at hand: its coefficients with those that fill its last stripe, the plane, and the region of interest.
    private int _count;
    private int _plane;
    private int _shift;
    private bool _hasRegion;

    public void Dispose()
    {
        ArrayPool<uint>.Shared.Return(_flags);
        ArrayPool<uint>.Shared.Return(_coefficients);
        if (_region.Length > 0)
        {
            ArrayPool<uint>.Shared.Return(_region);
        }

        if (_segment.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_segment);
        }
    }

    /// <summary>Decodes a block that has passes.</summary>
    /// <param name="code">The frame.</param>
    /// <param name="block">The block.</param>
    /// <param name="stretches">Where the code of all blocks of the tile stands.</param>
    /// <param name="band">The band the block belongs to.</param>
    /// <param name="parameters">How the tile is coded.</param>
    /// <returns>
    /// The coefficients, valid up to the next call: column by column in stripes of four rows; the magnitude doubled, with a half in the lowest bit, and the
    /// sign in bit 31.
    /// </returns>
    internal ReadOnlySpan<uint> Decode(
        ReadOnlySpan<byte> code, CodeBlock block, PooledList<CodeStretch> stretches, in Subband band, in TileParameters parameters)
    {
        PassStyle style = parameters.Coding.Passes;
        _count = 4 * block.Width * ((block.Height + 3) / 4);
        _coefficients.AsSpan(0, _count).Clear();
        _flags.AsSpan(0, BlockPasses.FlagWords(block.Width, block.Height)).Clear();
        ResetContexts();

        // Planes are counted from the lowest of the background; the region's lie above them by the shift.
        _shift = parameters.RegionShift;
        _plane = band.Planes + _shift - 1 - block.ZeroPlanes;
        _hasRegion = false;
        if (_plane - _shift >= MostPlanes)
        {
            throw Damage.Refused(Invariant($"a code-block of more than {MostPlanes} bit-planes"));
        }

        fixed (uint* flags = _flags, coefficients = _coefficients)
        fixed (ulong* contexts = _contexts)
        {
            var passes = new BlockPasses(
                flags, coefficients, contexts, band.Orientation, block.Width, block.Height, (style & PassStyle.VerticallyCausal) != PassStyle.None);
            int stretch = block.FirstStretch;
            for (int pass = 0; pass < block.Passes;)
            {
                int end = Math.Min(block.Passes, PassStyles.SegmentEnd(style, pass)), first = stretch;
                CopySegment(code, stretches, ref stretch, end - pass);
                if (PassStyles.IsPlain(style, pass))
                {
                    RunPlain(passes, pass, end);
                }
                else if (!RunCoded(passes, style, pass, end, contexts))
                {
                    throw Damage.At("a code-block whose segmentation symbol is damaged", stretches[first].Start);
                }

                pass = end;
            }
        }

        if (_hasRegion)
        {
            MergeRegion();
        }

        return _coefficients.AsSpan(0, _count);
    }

    // The passes of a plane come in this order; of the first plane the last alone.
    private static PassKind KindOf(int pass) => (PassKind)((pass + 2) % 3);

    private void RunPlain(in BlockPasses passes, int pass, int end)
    {
        PlainBits bits = default;
        fixed (byte* segment = _segment)
        {
            bits.Start(segment);
            for (; pass < end; pass++)
            {
                int plane = EnterPass(pass);
                if (KindOf(pass) == PassKind.Significance)
                {
                    passes.PropagateSignificance(ref bits, plane);
                }
                else
                {
                    passes.Refine(ref bits, plane);
                }
            }
        }
    }

    // False where a segmentation symbol is another.
    private bool RunCoded(in BlockPasses passes, PassStyle style, int pass, int end, ulong* contexts)
    {
        MqDecoder mq = default;
        bool isSound = true;
        fixed (byte* segment = _segment)
        {
            mq.Start(segment);
            for (; pass < end && isSound; pass++)
            {
                int plane = EnterPass(pass);
                switch (KindOf(pass))
                {
                    case PassKind.Significance:
                        passes.PropagateSignificance(ref mq, plane);
                        break;
                    case PassKind.Refinement:
                        passes.Refine(ref mq, plane);
                        break;
                    case PassKind.Cleanup:
                        passes.CleanUp(ref mq, plane);
                        isSound = (style & PassStyle.SegmentationSymbols) == PassStyle.None || EndsWithSymbols(ref mq, contexts);
                        break;
                    default:
                        throw new UnreachableException();
                }

                if ((style & PassStyle.ResetContexts) != PassStyle.None)
                {
                    ResetContexts();
                }
            }
        }

        return isSound;
    }

    // Goes down a plane where a pass is the first of one. Returns the plane by its own kind, that of the region or of the background.
    private int EnterPass(int pass)
    {
        if (KindOf(pass) == PassKind.Significance)
        {
            _plane--;
            if (_shift > 0 && _plane == _shift - 1)
            {
                KeepRegion();
            }
        }

        // Background above the highest plane there can be is none; its bits go to the sign, where they do no harm.
        return Math.Min(_plane >= _shift ? _plane - _shift : _plane, MostPlanes);
    }

    private static bool EndsWithSymbols(ref MqDecoder mq, ulong* contexts)
    {
        int symbols = 0;
        for (int bit = 0; bit < 4; bit++)
        {
            symbols = (symbols << 1) | mq.Decode(contexts + BlockContexts.Uniform);
        }

        return symbols == 0b1010;
    }

    // Table D.7.
    private void ResetContexts()
    {
        Array.Fill(_contexts, MqStates.Of(0));
        _contexts[BlockContexts.Significance] = MqStates.Of(4);
        _contexts[BlockContexts.RunLength] = MqStates.Of(3);
        _contexts[BlockContexts.Uniform] = MqStates.Of(46);
    }

    // Gathers the code of so many passes, which several packets may have brought, and sets the marker behind it at which decoders stand still.
    private void CopySegment(ReadOnlySpan<byte> code, PooledList<CodeStretch> stretches, ref int next, int passes)
    {
        int length = 0;
        while (passes > 0)
        {
            CodeStretch stretch = stretches[next];
            if (length + stretch.Length + 2 > _segment.Length)
            {
                byte[] longer = ArrayPool<byte>.Shared.Rent(Math.Max(8192, 2 * (length + stretch.Length + 2)));
                _segment.AsSpan(0, length).CopyTo(longer);
                if (_segment.Length > 0)
                {
                    ArrayPool<byte>.Shared.Return(_segment);
                }

                _segment = longer;
            }

            code.Slice(stretch.Start, stretch.Length).CopyTo(_segment.AsSpan(length));
            length += stretch.Length;
            passes -= stretch.Passes;
            next = stretch.Next;
        }

        _segment.AsSpan(length, 2).Fill(0xFF);
    }

    // Annex H: what has a bit in the planes above the background's belongs to the region. It is put aside, and the background starts from nothing. Bits
    // that the lower planes add to the region's coefficients mean nothing.
    private void KeepRegion()
    {
        if (_region.Length == 0)
        {
            _region = ArrayPool<uint>.Shared.Rent(MostCoefficients);
        }

        _hasRegion = true;
        _coefficients.AsSpan(0, _count).CopyTo(_region);
        _coefficients.AsSpan(0, _count).Clear();
    }

    private void MergeRegion()
    {
        for (int index = 0; index < _count; index++)
        {
            if (_region[index] != 0)
            {
                _coefficients[index] = _region[index];
            }
        }
    }
}
