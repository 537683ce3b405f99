namespace Pinpoint.Imaging;

/// <summary>One data element: a value, or items that are data sets.</summary>
/// <param name="Tag">Its name.</param>
/// <param name="Representation">How the value is written.</param>
/// <param name="Value">The bytes of the value, in the byte order of the file; empty for items.</param>
/// <param name="Items">The items of a sequence; empty otherwise.</param>
internal sealed record DicomElement(DicomTag Tag, DicomRepresentation Representation, ReadOnlyMemory<byte> Value, IReadOnlyList<DicomDataSet> Items);
