namespace Pinpoint.Codecs;

/// <summary>How one tile is coded: its own headers, and the main header where they say nothing.</summary>
/// <param name="Packets">How packets follow one another.</param>
/// <param name="Coding">How the coefficients are coded.</param>
/// <param name="Quantization">How they are quantized.</param>
/// <param name="RegionShift">By how many bits the region of interest was lifted; 0 without one.</param>
/// <param name="Changes">The progressions, one after the other; at least one.</param>
internal readonly record struct TileParameters(
    PacketStyle Packets, CodingStyle Coding, Quantization Quantization, int RegionShift, List<ProgressionChange> Changes)
{
    internal static TileParameters From(HeaderMarkers main, HeaderMarkers tile)
    {
        PacketStyle packets = tile.Packets ?? main.Packets ?? throw Damage.Refused("no coding style (COD) in the headers");
        List<ProgressionChange> changes = tile.Changes.Count > 0 ? tile.Changes : main.Changes;
        return new TileParameters(
            packets,
            tile.Coding ?? main.Coding!,
            tile.Quantization ?? main.Quantization ?? throw Damage.Refused("no quantization (QCD) in the headers"),
            tile.RegionShift ?? main.RegionShift ?? 0,
            changes.Count > 0 ? changes : [new ProgressionChange(packets.Order, 0, int.MaxValue, int.MaxValue)]);
    }
}
