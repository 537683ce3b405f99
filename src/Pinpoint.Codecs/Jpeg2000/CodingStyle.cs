namespace Pinpoint.Codecs;

/// <summary>How the coefficients of a tile's component are made and coded (the second part of COD, or COC).</summary>
/// <param name="Levels">Wavelet decompositions: 0 to 32.</param>
/// <param name="BlockWidthExponent">Binary logarithm of the width of code-blocks.</param>
/// <param name="BlockHeightExponent">Binary logarithm of their height.</param>
/// <param name="Passes">The kind of coding passes.</param>
/// <param name="Reversible">Whether the wavelet is the 5/3 of whole numbers, not the 9/7.</param>
/// <param name="Precincts">A resolution's precinct exponents: width in the lower four bits, height in the upper; empty where all are 15.</param>
internal sealed record CodingStyle(
    int Levels, int BlockWidthExponent, int BlockHeightExponent, PassStyle Passes, bool Reversible, byte[] Precincts)
{
    internal int PrecinctWidthExponent(int resolution) => Precincts.Length == 0 ? 15 : Precincts[resolution] & 15;

    internal int PrecinctHeightExponent(int resolution) => Precincts.Length == 0 ? 15 : Precincts[resolution] >> 4;

    /// <summary>Reads COD.</summary>
    internal static (PacketStyle Packets, CodingStyle Coding) ReadDefault(ref ByteReader segment)
    {
        int style = segment.ReadByte();
        ProgressionOrder order = ProgressionChange.ReadOrder(ref segment);
        int layers = segment.ReadUInt16();
        if (layers == 0)
        {
            throw Damage.At("no quality layers", segment.Position - 2);
        }

        // The transform of components: one component has none, whatever stands here.
        segment.ReadByte();
        return (new PacketStyle(order, layers, (style & 4) != 0), ReadCoding(ref segment, (style & 1) != 0));
    }

    /// <summary>Reads COC; its index of the component has been read.</summary>
    internal static CodingStyle ReadComponent(ref ByteReader segment)
    {
        int style = segment.ReadByte();
        return ReadCoding(ref segment, (style & 1) != 0);
    }

    private static CodingStyle ReadCoding(ref ByteReader segment, bool ownPrecincts)
    {
        int start = segment.Position;
        int levels = segment.ReadByte(), width = segment.ReadByte() + 2, height = segment.ReadByte() + 2;
        int passes = segment.ReadByte(), transform = segment.ReadByte();
        if ((passes & 0xC0) != 0)
        {
            throw Damage.Refused("code-blocks of HTJ2K (ISO/IEC 15444-15) are not decoded");
        }

        if (levels > 32 || width > 10 || height > 10 || width + height > 12 || transform > 1)
        {
            throw Damage.At("a coding style that the standard does not know", start);
        }

        byte[] precincts = [];
        if (ownPrecincts)
        {
            precincts = new byte[levels + 1];
            for (int resolution = 0; resolution <= levels; resolution++)
            {
                precincts[resolution] = segment.ReadByte();

                // Above the lowest resolution a precinct is split among bands of half the size.
                if (resolution > 0 && ((precincts[resolution] & 15) == 0 || precincts[resolution] >> 4 == 0))
                {
                    throw Damage.At("a precinct of width or height 1 above the lowest resolution", segment.Position - 1);
                }
            }
        }

        return new CodingStyle(levels, width, height, (PassStyle)passes, transform == 1, precincts);
    }
}
