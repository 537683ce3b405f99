namespace Pinpoint.Imaging;

/// <summary>Where pixel data are in their file.</summary>
/// <param name="Tag">Which of the three pixel elements it is.</param>
/// <param name="Start">The first byte of the value.</param>
/// <param name="Length">The bytes of the value; of encapsulated data, those of all fragments.</param>
internal sealed record DicomPixelPlace(DicomTag Tag, long Start, long Length)
{
    /// <summary>The fragments of encapsulated data behind the offset table, in order; empty for others.</summary>
    public IReadOnlyList<DicomFragment> Fragments { get; init; } = [];

    /// <summary>The basic offset table: the place of each frame's first fragment, counted from the first fragment's item; may be empty.</summary>
    public IReadOnlyList<long> Offsets { get; init; } = [];
}
