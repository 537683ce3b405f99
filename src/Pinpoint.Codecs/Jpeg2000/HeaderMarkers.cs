namespace Pinpoint.Codecs;

/// <summary>
/// What the marker segments of the main header, or of the headers of a tile's parts, say. Those of a tile go before those of the main header, and among both
/// what is said of the component goes before what is said of all (A.6).
/// </summary>
internal sealed class HeaderMarkers
{
    private CodingStyle? _codingDefault;
    private CodingStyle? _codingComponent;
    private Quantization? _quantizationDefault;
    private Quantization? _quantizationComponent;

    /// <summary>How packets follow one another.</summary>
    internal PacketStyle? Packets { get; private set; }

    /// <summary>How the component is coded.</summary>
    internal CodingStyle? Coding => _codingComponent ?? _codingDefault;

    /// <summary>How it is quantized.</summary>
    internal Quantization? Quantization => _quantizationComponent ?? _quantizationDefault;

    /// <summary>By how many bits the coefficients of the region of interest were lifted above the others (RGN, Annex H); null where nothing is said.</summary>
    internal int? RegionShift { get; private set; }

    /// <summary>Changes of the progression, in their order.</summary>
    internal List<ProgressionChange> Changes { get; } = [];

    /// <summary>Packet headers that stand in this header: their rank and place in the code; with the markers of the main header or of one tile-part.</summary>
    internal List<(int Rank, int Start, int End)> PackedHeaders { get; } = [];

    /// <summary>Takes in one marker segment.</summary>
    /// <param name="marker">What kind it is; kinds that decoding does without are left out.</param>
    /// <param name="segment">What follows its length.</param>
    internal void Read(ushort marker, ref ByteReader segment)
    {
        switch (marker)
        {
            case Marker.CodingStyleDefault:
                (Packets, _codingDefault) = CodingStyle.ReadDefault(ref segment);
                break;
            case Marker.CodingStyleComponent when segment.ReadByte() == 0:
                _codingComponent = CodingStyle.ReadComponent(ref segment);
                break;
            case Marker.QuantizationDefault:
                _quantizationDefault = Codecs.Quantization.Read(ref segment);
                break;
            case Marker.QuantizationComponent when segment.ReadByte() == 0:
                _quantizationComponent = Codecs.Quantization.Read(ref segment);
                break;
            case Marker.RegionOfInterest when segment.ReadByte() == 0:
                int start = segment.Position, style = segment.ReadByte(), shift = segment.ReadByte();
                if (style != 0 || shift > 37)
                {
                    throw Damage.At("a region of interest that the standard does not know", start);
                }

                RegionShift = shift;
                break;
            case Marker.ProgressionOrderChange:
                ProgressionChange.Read(ref segment, Changes);
                break;
            case Marker.PackedHeadersMain or Marker.PackedHeadersTilePart:
                PackedHeaders.Add((segment.ReadByte(), segment.Position, segment.End));
                break;
            case Marker.ExtendedCapabilities:
                // Bit 15 of Pcap, counted from the highest as 1, is Part 15.
                throw Damage.Refused((segment.ReadUInt32() & 0x20000) != 0
                    ? "HTJ2K (ISO/IEC 15444-15) is not decoded"
                    : "extended capabilities (CAP) are not decoded");
        }
    }

    /// <summary>The bytes of <see cref="PackedHeaders"/> one after the other.</summary>
    internal void CopyPackedHeaders(ReadOnlySpan<byte> code, PooledList<byte> target)
    {
        PackedHeaders.Sort();
        foreach ((_, int start, int end) in PackedHeaders)
        {
            target.AddRange(code[start..end]);
        }
    }
}
