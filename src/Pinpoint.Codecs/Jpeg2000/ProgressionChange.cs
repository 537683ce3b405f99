namespace Pinpoint.Codecs;

/// <summary>One progression over some of a tile's packets (POC, A.6.6). Packets that came before are left out.</summary>
/// <param name="Order">The order of the packets.</param>
/// <param name="FirstResolution">The first resolution.</param>
/// <param name="EndResolution">The resolution behind the last.</param>
/// <param name="EndLayer">The layer behind the last.</param>
internal readonly record struct ProgressionChange(ProgressionOrder Order, int FirstResolution, int EndResolution, int EndLayer)
{
    /// <summary>Reads a POC marker segment. Entries for other components than the first, which are none, are left out.</summary>
    internal static void Read(ref ByteReader segment, List<ProgressionChange> changes)
    {
        while (segment.Left > 0)
        {
            int firstResolution = segment.ReadByte(), firstComponent = segment.ReadByte();
            int endLayer = segment.ReadUInt16(), endResolution = segment.ReadByte();
            segment.ReadByte();
            ProgressionOrder order = ReadOrder(ref segment);
            if (firstComponent == 0)
            {
                changes.Add(new ProgressionChange(order, firstResolution, endResolution, endLayer));
            }
        }
    }

    internal static ProgressionOrder ReadOrder(ref ByteReader segment)
    {
        var order = (ProgressionOrder)segment.ReadByte();
        return Enum.IsDefined(order) ? order : throw Damage.At("a progression order that the standard does not know", segment.Position - 1);
    }
}
