namespace Pinpoint.Codecs;

/// <summary>The markers of a codestream (Table A.2).</summary>
internal static class Marker
{
    internal const ushort StartOfCodestream = 0xFF4F;
    internal const ushort ExtendedCapabilities = 0xFF50;
    internal const ushort ImageAndTileSize = 0xFF51;
    internal const ushort CodingStyleDefault = 0xFF52;
    internal const ushort CodingStyleComponent = 0xFF53;
    internal const ushort RegionOfInterest = 0xFF5E;
    internal const ushort QuantizationDefault = 0xFF5C;
    internal const ushort QuantizationComponent = 0xFF5D;
    internal const ushort ProgressionOrderChange = 0xFF5F;
    internal const ushort PackedHeadersMain = 0xFF60;
    internal const ushort PackedHeadersTilePart = 0xFF61;
    internal const ushort StartOfTilePart = 0xFF90;
    internal const ushort StartOfPacket = 0xFF91;
    internal const ushort EndOfPacketHeader = 0xFF92;
    internal const ushort StartOfData = 0xFF93;
    internal const ushort EndOfCodestream = 0xFFD9;

    /// <summary>Whether a length follows the marker, by which what is not understood can be left out.</summary>
    internal static bool HasLength(ushort marker) => marker is >= 0xFF50 and < StartOfTilePart;
}
