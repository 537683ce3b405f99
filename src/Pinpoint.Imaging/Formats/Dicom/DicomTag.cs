namespace Pinpoint.Imaging;

/// <summary>The name of a data element: group and element number.</summary>
/// <param name="Value">The group in the upper 16 bits, the element in the lower.</param>
internal readonly record struct DicomTag(uint Value)
{
    public DicomTag(ushort group, ushort element)
        : this(((uint)group << 16) | element)
    {
    }

    public ushort Group => (ushort)(Value >> 16);

    public ushort Element => (ushort)Value;

    /// <summary><c>(0028,0010)</c>.</summary>
    public override string ToString() => Invariant($"({Group:X4},{Element:X4})");
}
