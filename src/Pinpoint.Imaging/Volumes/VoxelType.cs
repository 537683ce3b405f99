namespace Pinpoint.Imaging;

/// <summary>The native type of a volume's voxels.</summary>
public enum VoxelType
{
    /// <summary>8-bit unsigned (<see cref="byte"/>).</summary>
    UInt8,

    /// <summary>8-bit signed (<see cref="sbyte"/>).</summary>
    Int8,

    /// <summary>16-bit unsigned (<see cref="ushort"/>).</summary>
    UInt16,

    /// <summary>16-bit signed (<see cref="short"/>).</summary>
    Int16,

    /// <summary>32-bit unsigned (<see cref="uint"/>).</summary>
    UInt32,

    /// <summary>32-bit signed (<see cref="int"/>).</summary>
    Int32,

    /// <summary>64-bit unsigned (<see cref="ulong"/>).</summary>
    UInt64,

    /// <summary>64-bit signed (<see cref="long"/>).</summary>
    Int64,

    /// <summary>32-bit floating point (<see cref="float"/>).</summary>
    Float32,

    /// <summary>64-bit floating point (<see cref="double"/>).</summary>
    Float64,
}
