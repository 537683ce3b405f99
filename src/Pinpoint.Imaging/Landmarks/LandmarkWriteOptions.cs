namespace Pinpoint.Imaging;

/// <summary>How a landmark file is written, and what it is to say besides the landmarks where its format has a place for that.</summary>
public sealed record LandmarkWriteOptions
{
    /// <summary>The format; null: by the file's name, or Slicer markups for a stream.</summary>
    public ILandmarkFormat? Format { get; init; }

    /// <summary>The case's name in a long CSV; null: the file's stem, or nothing for a stream.</summary>
    public string? CaseName { get; init; }

    /// <summary>The DICOM images that the landmarks lie in; null where the scan has none.</summary>
    public ReportedImages? Images { get; init; }

    /// <summary>What a report is called in an archive; null gives it identifiers that nothing has yet.</summary>
    public ReportIdentity? Identity { get; init; }

    /// <summary>The model that found the landmarks, and what it says of the scan; null where no model did.</summary>
    public LandmarkOrigin? Origin { get; init; }

    /// <summary>What the landmarks are in terms of a coding scheme, by their names; those that are not among them get a code of their own.</summary>
    public IReadOnlyDictionary<string, CodedConcept> Codes { get; init; } = new Dictionary<string, CodedConcept>(StringComparer.Ordinal);

    /// <summary>Gives unique identifiers to what is new.</summary>
    internal DicomUids Uids { get; init; } = DicomUids.Random;

    /// <summary>Tells when the file is written.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;
}
