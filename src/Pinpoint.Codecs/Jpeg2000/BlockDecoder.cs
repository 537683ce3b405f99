using System.Buffers;

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
        int count = 4 * block.Width * ((block.Height + 3) / 4);
        _coefficients.AsSpan(0, count).Clear();
        _flags.AsSpan(0, BlockPasses.FlagWords(block.Width, block.Height)).Clear();
        ResetContexts();

        // Planes are counted from the lowest of the background; the region's lie above them by the shift.
        int shift = parameters.RegionShift;
        int plane = band.Planes + shift - 1 - block.ZeroPlanes;
        if (plane - shift >= MostPlanes || (shift == 0 && plane >= MostPlanes))
        {
            throw Damage.Refused(Invariant($"a code-block of more than {MostPlanes} bit-planes"));
        }

        bool hasRegion = false;
        fixed (uint* flags = _flags, coefficients = _coefficients)
        fixed (ulong* contexts = _contexts)
        {
            var passes = new BlockPasses(
                flags, coefficients, contexts, band.Orientation, block.Width, block.Height, style.HasFlag(PassStyle.VerticallyCausal));
            int stretch = block.FirstStretch;
            for (int pass = 0; pass < block.Passes;)
            {
                int end = Math.Min(block.Passes, PassStyles.SegmentEnd(style, pass));
                CopySegment(code, stretches, ref stretch, end - pass);
                fixed (byte* segment = _segment)
                {
                    bool isPlain = PassStyles.IsPlain(style, pass);
                    MqDecoder mq = default;
                    PlainBits bits = default;
                    if (isPlain)
                    {
                        bits.Start(segment);
                    }
                    else
                    {
                        mq.Start(segment);
                    }

                    for (; pass < end; pass++)
                    {
                        // The first plane has a cleanup pass alone, so that pass 1 starts the second plane.
                        int kind = (pass + 2) % 3;
                        if (kind == 0)
                        {
                            plane--;
                            if (shift > 0 && plane == shift - 1)
                            {
                                KeepRegion(count);
                                hasRegion = true;
                            }
                        }

                        int ownPlane = plane >= shift ? plane - shift : plane;
                        RunPass(passes, kind, isPlain, ref mq, ref bits, Math.Min(ownPlane, MostPlanes));
                        if (kind == 2 && style.HasFlag(PassStyle.SegmentationSymbols) && !EndsWithSymbols(ref mq, contexts))
                        {
                            throw Damage.At("a damaged code-block (its segmentation symbol is another)", stretches[block.FirstStretch].Start);
                        }

                        if (style.HasFlag(PassStyle.ResetContexts))
                        {
                            ResetContexts();
                        }
                    }
                }
            }
        }

        if (hasRegion)
        {
            MergeRegion(count);
        }

        return _coefficients.AsSpan(0, count);
    }

    private static void RunPass(in BlockPasses passes, int kind, bool isPlain, ref MqDecoder mq, ref PlainBits bits, int plane)
    {
        if (kind == 2)
        {
            passes.CleanUp(ref mq, plane);
        }
        else if (kind == 1 && isPlain)
        {
            passes.Refine(ref bits, plane);
        }
        else if (kind == 1)
        {
            passes.Refine(ref mq, plane);
        }
        else if (isPlain)
        {
            passes.PropagateSignificance(ref bits, plane);
        }
        else
        {
            passes.PropagateSignificance(ref mq, plane);
        }
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
    private void KeepRegion(int count)
    {
        if (_region.Length == 0)
        {
            _region = ArrayPool<uint>.Shared.Rent(MostCoefficients);
        }

        _coefficients.AsSpan(0, count).CopyTo(_region);
        _coefficients.AsSpan(0, count).Clear();
    }

    private void MergeRegion(int count)
    {
        for (int index = 0; index < count; index++)
        {
            if (_region[index] != 0)
            {
                _coefficients[index] = _region[index];
            }
        }
    }
}
