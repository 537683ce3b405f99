namespace Pinpoint.Imaging;

/// <summary>How the voxels stand in their file.</summary>
internal enum VoxelEncoding
{
    /// <summary>As bytes.</summary>
    Raw,

    /// <summary>A gzip stream of bytes.</summary>
    GZip,

    /// <summary>A zlib stream of bytes (MetaImage), or a gzip stream, told apart by its first bytes.</summary>
    ZLib,

    /// <summary>Decimal numbers between blanks or commas.</summary>
    Text,

    /// <summary>Two hexadecimal digits per byte.</summary>
    Hex,

    /// <summary>In the format's own way: each part has a decoder.</summary>
    Decoded,
}
