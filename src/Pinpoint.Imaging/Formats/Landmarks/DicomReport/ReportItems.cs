namespace Pinpoint.Imaging;

/// <summary>Makes the content items of reports (PS3.3, C.17.3): what relates each to its parent, its kind, its name and its value.</summary>
internal static class ReportItems
{
    public const string Contains = "CONTAINS";
    public const string HasObservationContext = "HAS OBS CONTEXT";
    public const string HasConceptModifier = "HAS CONCEPT MOD";
    public const string InferredFrom = "INFERRED FROM";

    /// <summary>A heading with items below it, of a template of PS3.16 where one is named.</summary>
    public static DicomDataSet Container(CodedConcept name, string? template, IReadOnlyList<DicomDataSet> items)
    {
        DicomDataSet container = Item(Contains, "CONTAINER", name);
        FillContainer(container, template, items);
        return container;
    }

    /// <summary>Puts what makes a container into a data set that stands for one.</summary>
    public static void FillContainer(DicomDataSet container, string? template, IReadOnlyList<DicomDataSet> items)
    {
        container.SetText(DicomTags.ContinuityOfContent, "SEPARATE");
        if (template is not null)
        {
            var identification = new DicomDataSet();
            identification.SetText(DicomTags.MappingResource, "DCMR");
            identification.SetText(DicomTags.TemplateIdentifier, template);
            container.SetItems(DicomTags.ContentTemplateSequence, identification);
        }

        container.SetItems(DicomTags.ContentSequence, items);
    }

    public static DicomDataSet Text(string relationship, CodedConcept name, string text)
    {
        DicomDataSet item = Item(relationship, "TEXT", name);
        item.SetText(DicomTags.TextValue, text);
        return item;
    }

    public static DicomDataSet Code(string relationship, CodedConcept name, CodedConcept value)
    {
        DicomDataSet item = Item(relationship, "CODE", name);
        item.SetItems(DicomTags.ConceptCodeSequence, Concept(value));
        return item;
    }

    public static DicomDataSet Uid(string relationship, CodedConcept name, string uid)
    {
        DicomDataSet item = Item(relationship, "UIDREF", name);
        item.SetText(DicomTags.UidValue, uid);
        return item;
    }

    /// <summary>A number with its unit, and the items that it follows from.</summary>
    public static DicomDataSet Number(CodedConcept name, double number, CodedConcept unit, params IReadOnlyList<DicomDataSet> items)
    {
        DicomDataSet item = Item(Contains, "NUM", name);
        var value = new DicomDataSet();
        value.SetItems(DicomTags.MeasurementUnitsCodeSequence, Concept(unit));
        value.SetNumbers(DicomTags.NumericValue, number);
        item.SetItems(DicomTags.MeasuredValueSequence, value);
        if (items.Count > 0)
        {
            item.SetItems(DicomTags.ContentSequence, items);
        }

        return item;
    }

    /// <summary>Places in LPS mm of a frame of reference, in the precision of <see cref="float"/>, which is all that the standard has for them.</summary>
    public static DicomDataSet Points(
        string relationship, CodedConcept name, string graphicType, string frameOfReference, params IEnumerable<WorldPoint> points)
    {
        DicomDataSet item = Item(relationship, "SCOORD3D", name);
        item.SetNumbers(DicomTags.GraphicData, [.. points.SelectMany(point => new[] { point.X, point.Y, point.Z })]);
        item.SetText(DicomTags.GraphicType, graphicType);
        item.SetText(DicomTags.ReferencedFrameOfReferenceUid, frameOfReference);
        return item;
    }

    /// <summary>An image, which needs no name.</summary>
    public static DicomDataSet Image(ReportedImage image)
    {
        DicomDataSet item = Item(Contains, "IMAGE", null);
        item.SetItems(DicomTags.ReferencedSopSequence, Reference(image));
        return item;
    }

    /// <summary>What points to an image.</summary>
    public static DicomDataSet Reference(ReportedImage image)
    {
        var reference = new DicomDataSet();
        reference.SetText(DicomTags.ReferencedSopClassUid, image.ClassUid);
        reference.SetText(DicomTags.ReferencedSopInstanceUid, image.InstanceUid);
        return reference;
    }

    /// <summary>A code as an item of a sequence.</summary>
    public static DicomDataSet Concept(CodedConcept concept)
    {
        var item = new DicomDataSet();
        item.SetText(concept.Value.Length > ReportCodes.LongestValue ? DicomTags.LongCodeValue : DicomTags.CodeValue, concept.Value);
        item.SetText(DicomTags.CodingSchemeDesignator, concept.Scheme);
        item.SetText(DicomTags.CodeMeaning, concept.Meaning);
        return item;
    }

    private static DicomDataSet Item(string relationship, string kind, CodedConcept? name)
    {
        var item = new DicomDataSet();
        item.SetText(DicomTags.RelationshipType, relationship);
        item.SetText(DicomTags.ValueType, kind);
        if (name is not null)
        {
            item.SetItems(DicomTags.ConceptNameCodeSequence, Concept(name));
        }

        return item;
    }
}
