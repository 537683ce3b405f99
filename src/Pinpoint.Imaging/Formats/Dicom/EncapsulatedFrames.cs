namespace Pinpoint.Imaging;

/// <summary>Finds which fragments of encapsulated pixel data make up which frame (PS3.5, annex A.4).</summary>
internal static class EncapsulatedFrames
{
    private const int ItemHeader = 8;

    /// <summary>The fragments of each frame, in order.</summary>
    /// <exception cref="BadInputException">The fragments cannot be shared out.</exception>
    public static IReadOnlyList<DicomFragment[]> Of(DicomFile file, DicomPixelPlace pixels, int frames)
    {
        DicomFragment[] all = [.. pixels.Fragments];
        if (frames == 1)
        {
            return all.Length > 0 ? [all] : throw Wrong(file, "there are no fragments");
        }

        // Without bytes, fragments are padding that some writers put at the end.
        DicomFragment[] filled = [.. all.Where(fragment => fragment.Length > 0)];
        return filled.Length == frames
            ? [.. filled.Select(fragment => new[] { fragment })]
            : ByTable(pixels.Offsets, all, frames)
                ?? ByTable(ExtendedTable(file), all, frames)
                ?? ByStart(file.Syntax, filled, frames)
                ?? throw Wrong(file, Invariant($"{all.Length} fragments cannot be shared out to {frames} frames"));
    }

    private static List<DicomFragment[]>? ByTable(IReadOnlyList<long> offsets, DicomFragment[] fragments, int frames)
    {
        if (offsets.Count != frames || fragments.Length == 0)
        {
            return null;
        }

        long origin = fragments[0].Start - ItemHeader;
        var result = new List<DicomFragment[]>(frames);
        int next = 0;
        for (int frame = 0; frame < frames; frame++)
        {
            long end = frame + 1 < frames ? origin + offsets[frame + 1] : long.MaxValue;
            int first = next;
            if (first >= fragments.Length || fragments[first].Start - ItemHeader != origin + offsets[frame])
            {
                return null;
            }

            while (next < fragments.Length && fragments[next].Start < end)
            {
                next++;
            }

            result.Add(fragments[first..next]);
        }

        return result;
    }

    // Offsets of 64 bits, for pixel data above 4 GB.
    private static long[] ExtendedTable(DicomFile file) =>
        file.DataSet.Find(DicomTags.ExtendedOffsetTable) is { } element
            ? [.. Enumerable.Range(0, element.Value.Length / sizeof(long)).Select(index => BitConverter.ToInt64(element.Value.Span[(index * sizeof(long))..]))]
            : [];

    private static List<DicomFragment[]>? ByStart(TransferSyntax syntax, DicomFragment[] fragments, int frames)
    {
        if (syntax.FrameStart is not [var first, var second] || fragments.Length < frames)
        {
            return null;
        }

        int head = (first << 8) | second;
        int[] starts = [.. Enumerable.Range(0, fragments.Length).Where(index => fragments[index].Head == head)];
        return starts.Length == frames && starts[0] == 0
            ? [.. starts.Select((start, frame) => fragments[start..(frame + 1 < frames ? starts[frame + 1] : fragments.Length)])]
            : null;
    }

    private static BadInputException Wrong(DicomFile file, string what) =>
        new(file.Source.Name, "pixel data", $"{what}: the file is truncated or damaged; copy or export it again");
}
