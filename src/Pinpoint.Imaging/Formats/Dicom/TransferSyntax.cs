using Pinpoint.Codecs;

namespace Pinpoint.Imaging;

/// <summary>How a data set and its pixel data are written: a row of the table of DICOM PS3.5, annex A.</summary>
/// <param name="Uid">Its identifier.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Explicit">Whether elements state their value representation.</param>
internal sealed record TransferSyntax(string Uid, string Name, bool Explicit)
{
    /// <summary>Numbers have their most significant byte first.</summary>
    public bool BigEndian { get; init; }

    /// <summary>The data set, behind the file meta information, is one deflate stream.</summary>
    public bool Deflated { get; init; }

    /// <summary>What decodes a frame of encapsulated pixel data; null where they are not encapsulated, or nothing here decodes them.</summary>
    public FrameDecoder? Decoder { get; init; }

    /// <summary>The pixel data stand in fragments, each frame coded.</summary>
    public bool Encapsulated { get; init; }

    /// <summary>The bytes with which every coded frame begins; empty where there are none.</summary>
    public byte[] FrameStart { get; init; } = [];

    /// <summary>Implicit value representation, little endian: what a data set without file meta information is written in.</summary>
    public static TransferSyntax ImplicitLittleEndian { get; } = new("1.2.840.10008.1.2", "Implicit VR Little Endian", false);

    /// <summary>Explicit value representation, little endian: what this software writes.</summary>
    public static TransferSyntax ExplicitLittleEndian { get; } = new("1.2.840.10008.1.2.1", "Explicit VR Little Endian", true);

    private static readonly byte[] JpegStart = [0xFF, 0xD8];

    private static readonly byte[] Jpeg2000Start = [0xFF, 0x4F];

    private static readonly Dictionary<string, TransferSyntax> Rows = new TransferSyntax[]
    {
        ImplicitLittleEndian,
        ExplicitLittleEndian,
        new("1.2.840.10008.1.2.2", "Explicit VR Big Endian", true) { BigEndian = true },
        new("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", true) { Deflated = true },
        Coded("1.2.840.10008.1.2.5", "RLE Lossless", RunLength.Decode, []),
        Coded("1.2.840.10008.1.2.4.50", "JPEG Baseline", Jpeg.Decode, JpegStart),
        Coded("1.2.840.10008.1.2.4.51", "JPEG Extended", Jpeg.Decode, JpegStart),
        Coded("1.2.840.10008.1.2.4.53", "JPEG Spectral Selection", Jpeg.Decode, JpegStart),
        Coded("1.2.840.10008.1.2.4.55", "JPEG Full Progression", Jpeg.Decode, JpegStart),
        Coded("1.2.840.10008.1.2.4.57", "JPEG Lossless", JpegLossless.Decode, JpegStart),
        Coded("1.2.840.10008.1.2.4.70", "JPEG Lossless, First-Order Prediction", JpegLossless.Decode, JpegStart),
        Coded("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", JpegLs.Decode, JpegStart),
        Coded("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless", JpegLs.Decode, JpegStart),
        Coded("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless", Jpeg2000.Decode, Jpeg2000Start),
        Coded("1.2.840.10008.1.2.4.91", "JPEG 2000", Jpeg2000.Decode, Jpeg2000Start),
        Coded("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Lossless", null, []),
        Coded("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2", null, []),
        Coded("1.2.840.10008.1.2.4.100", "MPEG-2 Main Profile", null, []),
        Coded("1.2.840.10008.1.2.4.101", "MPEG-2 High Level", null, []),
        Coded("1.2.840.10008.1.2.4.102", "MPEG-4 High Profile", null, []),
        Coded("1.2.840.10008.1.2.4.103", "MPEG-4 BD-compatible High Profile", null, []),
        Coded("1.2.840.10008.1.2.4.107", "HEVC Main Profile", null, []),
        Coded("1.2.840.10008.1.2.4.110", "JPEG XL Lossless", null, []),
        Coded("1.2.840.10008.1.2.4.112", "JPEG XL", null, []),
        Coded("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless", null, []),
        Coded("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Lossless", null, []),
        Coded("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000", null, []),
    }.ToDictionary(row => row.Uid, StringComparer.Ordinal);

    /// <summary>The row of an identifier, or null.</summary>
    public static TransferSyntax? Find(string uid) => Rows.GetValueOrDefault(uid);

    private static TransferSyntax Coded(string uid, string name, FrameDecoder? decoder, byte[] frameStart) =>
        new(uid, name, true) { Encapsulated = true, Decoder = decoder, FrameStart = frameStart };
}
