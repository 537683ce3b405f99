namespace Pinpoint.Codecs;

/// <summary>One marker and its segment.</summary>
internal readonly ref struct JpegSegment
{
    /// <summary>The marker's second byte.</summary>
    public required byte Marker { get; init; }

    /// <summary>Where the marker stands in the code.</summary>
    public required int Offset { get; init; }

    /// <summary>What the segment holds behind its length; empty for a marker that stands alone.</summary>
    public required ReadOnlySpan<byte> Content { get; init; }

    /// <summary>A complaint about this segment.</summary>
    public CodecException Wrong(FormattableString what) => new(Invariant($"JPEG: byte {Offset}: {Invariant(what)}"));
}
