namespace Pinpoint.Imaging;

/// <summary>What something is, in terms of a coding scheme.</summary>
/// <param name="Scheme">The scheme's designator in DICOM, such as <c>SCT</c> for SNOMED CT.</param>
/// <param name="Value">The code.</param>
/// <param name="Meaning">The code in words, at most 64 characters.</param>
public sealed record CodedConcept(string Scheme, string Value, string Meaning);
