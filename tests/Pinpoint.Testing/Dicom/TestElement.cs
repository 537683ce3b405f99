namespace Pinpoint.Testing.Dicom;

/// <summary>A data element of a test: text, numbers, bytes, items, or fragments.</summary>
/// <param name="Tag">Group and element in one number.</param>
/// <param name="Representation">Two letters.</param>
/// <param name="Value">A string, numbers, bytes, data sets, or the fragments of encapsulated pixel data with the offset table first.</param>
public sealed record TestElement(uint Tag, string Representation, object Value);
