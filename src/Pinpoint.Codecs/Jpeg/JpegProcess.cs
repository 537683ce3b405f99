namespace Pinpoint.Codecs;

/// <summary>
/// One way of coding in the JPEG family, told by the frame header's marker. Files name another way than their frames hold often enough (a lossless transfer
/// syntax around an extended frame); so whichever decoder is called, the marker decides.
/// </summary>
/// <param name="Marker">The second byte of the frame header's marker.</param>
/// <param name="Name">What the standards call it.</param>
/// <param name="Decoder">Decodes its frames; null where they are refused.</param>
internal sealed record JpegProcess(byte Marker, string Name, FrameDecoder? Decoder)
{
    private static readonly JpegProcess[] All =
    [
        new(0xC0, "baseline", CosineFrame.Decode),
        new(0xC1, "extended sequential", CosineFrame.Decode),
        new(0xC2, "progressive", CosineFrame.Decode),
        new(0xC3, "lossless", LosslessFrame.Decode),
        new(0xC5, "hierarchical sequential", null),
        new(0xC6, "hierarchical progressive", null),
        new(0xC7, "hierarchical lossless", null),
        new(0xC9, "arithmetic-coded sequential", null),
        new(0xCA, "arithmetic-coded progressive", null),
        new(0xCB, "arithmetic-coded lossless", null),
        new(0xCD, "arithmetic-coded hierarchical sequential", null),
        new(0xCE, "arithmetic-coded hierarchical progressive", null),
        new(0xCF, "arithmetic-coded hierarchical lossless", null),
        new(0xDE, "hierarchical", null),
        new(0xF7, "JPEG-LS", JpegLsFrame.Decode),
        new(0xF9, "JPEG-LS extended (part 2)", null),
        new(0xFA, "JPEG-LS extended (part 2)", null),
    ];

    /// <summary>The process whose frame header has a marker; null for all other markers.</summary>
    public static JpegProcess? Find(byte marker) => Array.Find(All, process => process.Marker == marker);

    /// <summary>Decodes a frame of any process of the table by what its frame header says.</summary>
    /// <inheritdoc cref="FrameDecoder"/>
    public static void Decode(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels)
    {
        voxels = Frames.CheckCall(shape, voxels);
        var segments = new JpegSegments(code);
        JpegSegment segment = segments.Next();
        JpegProcess? process = Find(segment.Marker);
        while (process is null)
        {
            if (segment.Marker is JpegMarker.StartOfScan or JpegMarker.EndOfImage)
            {
                throw segment.Wrong($"no frame header before the scan");
            }

            segment = segments.Next();
            process = Find(segment.Marker);
        }

        FrameDecoder decoder = process.Decoder ?? throw segment.Wrong($"{process.Name} coding is not decoded");
        decoder(code, shape, voxels);
    }
}
