namespace Pinpoint.Imaging;

/// <summary>The frame in which a file gives positions.</summary>
internal enum CoordinateFrame
{
    /// <summary>Millimetres to left, posterior and superior.</summary>
    Lps,

    /// <summary>Millimetres to right, anterior and superior.</summary>
    Ras,

    /// <summary>Voxel indices of the scan, from 0.</summary>
    Voxel,
}
