namespace Pinpoint.Imaging;

/// <summary>An anatomical frame in which a file gives positions.</summary>
internal enum CoordinateFrame
{
    /// <summary>Millimetres to left, posterior and superior.</summary>
    Lps,

    /// <summary>Millimetres to right, anterior and superior.</summary>
    Ras,
}
