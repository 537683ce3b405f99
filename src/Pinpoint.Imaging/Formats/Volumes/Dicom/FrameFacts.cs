namespace Pinpoint.Imaging;

/// <summary>
/// What a file says of one of its frames: in the functional groups of that frame, in those that all frames share, or, as in classic files, in the data set.
/// </summary>
/// <param name="data">The data set.</param>
/// <param name="shared">The shared functional groups, or null.</param>
/// <param name="own">The frame's functional groups, or null.</param>
internal sealed class FrameFacts(DicomDataSet data, DicomDataSet? shared, DicomDataSet? own)
{
    /// <summary>The data set of which the frame is a part.</summary>
    public DicomDataSet Data => data;

    /// <summary>The data set that holds an element: the item of <paramref name="group"/> where there is one, else the whole.</summary>
    /// <param name="group">The functional group in which multi-frame files have the element.</param>
    /// <param name="tag">The element.</param>
    public DicomDataSet? Holder(DicomTag group, DicomTag tag) =>
        Holding(own?.Item(group), tag) ?? Holding(shared?.Item(group), tag) ?? Holding(data, tag) ?? Holding(data.Item(group), tag);

    /// <summary>The numbers of an element of a functional group.</summary>
    public double[] Numbers(DicomTag group, DicomTag tag) => Holder(group, tag)?.Numbers(tag) ?? [];

    /// <summary>The first number of an element of a functional group.</summary>
    public double? Number(DicomTag group, DicomTag tag) => Holder(group, tag)?.Number(tag);

    /// <summary>The texts of an element of a functional group, as one; null where there is none.</summary>
    public string? Text(DicomTag group, DicomTag tag) =>
        Holder(group, tag)?.Texts(tag) is { Length: > 0 } texts ? string.Join('/', texts) : null;

    private static DicomDataSet? Holding(DicomDataSet? set, DicomTag tag) => set?.Find(tag) is { Value.IsEmpty: false } ? set : null;
}
