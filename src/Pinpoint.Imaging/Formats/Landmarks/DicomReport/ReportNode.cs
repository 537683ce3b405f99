namespace Pinpoint.Imaging;

/// <summary>One content item of a report, looked at.</summary>
/// <param name="item">Its data set.</param>
internal readonly struct ReportNode(DicomDataSet item)
{
    /// <summary>What kind of value it has, such as <c>TEXT</c>.</summary>
    public string Kind => item.Text(DicomTags.ValueType) ?? "";

    /// <summary>The items below it.</summary>
    public IEnumerable<ReportNode> Children => item.Items(DicomTags.ContentSequence).Select(child => new ReportNode(child));

    /// <summary>Its name as a code; null where it has none.</summary>
    public CodedConcept? Name => ConceptOf(DicomTags.ConceptNameCodeSequence);

    /// <summary>The value of a code; null for other kinds.</summary>
    public CodedConcept? Code => ConceptOf(DicomTags.ConceptCodeSequence);

    /// <summary>The value of a text; null for other kinds.</summary>
    public string? Text => item.Text(DicomTags.TextValue);

    /// <summary>The value of a number; null for other kinds.</summary>
    public double? Number => item.Item(DicomTags.MeasuredValueSequence)?.Number(DicomTags.NumericValue);

    /// <summary>Whether coordinates are columns and rows of an image, and not places in space.</summary>
    public bool IsFlat => Kind == "SCOORD";

    /// <summary>The image that coordinates were taken from, and which picture of it, from 1; an empty one where none is named.</summary>
    public (string InstanceUid, int Frame) Image
    {
        get
        {
            DicomDataSet? reference = item.Items(DicomTags.ContentSequence).Select(child => child.Item(DicomTags.ReferencedSopSequence)).FirstOrDefault(
                image => image is not null);
            return (reference?.Text(DicomTags.ReferencedSopInstanceUid) ?? "", reference?.Integer(DicomTags.ReferencedFrameNumber) ?? 1);
        }
    }

    /// <summary>How coordinates are to be taken: <c>POINT</c> and others.</summary>
    public string GraphicType => item.Text(DicomTags.GraphicType) ?? "";

    /// <summary>The coordinates.</summary>
    public double[] Coordinates => item.Numbers(DicomTags.GraphicData);

    /// <summary>The space in which coordinates lie.</summary>
    public string FrameOfReferenceUid => item.Text(DicomTags.ReferencedFrameOfReferenceUid) ?? "";

    /// <summary>Whether it is named so; the meaning of a code does not count, for it may be in any language.</summary>
    public bool IsNamed(CodedConcept concept) => Name is { } name && name.Scheme == concept.Scheme && name.Value == concept.Value;

    /// <summary>The first child that is named so.</summary>
    public ReportNode? Child(CodedConcept concept)
    {
        foreach (ReportNode child in Children)
        {
            if (child.IsNamed(concept))
            {
                return child;
            }
        }

        return null;
    }

    private CodedConcept? ConceptOf(DicomTag tag) => item.Item(tag) is not { } concept ? null : new CodedConcept(
        concept.Text(DicomTags.CodingSchemeDesignator) ?? "",
        concept.Text(DicomTags.CodeValue) ?? concept.Text(DicomTags.LongCodeValue) ?? "",
        concept.Text(DicomTags.CodeMeaning) ?? "");
}
