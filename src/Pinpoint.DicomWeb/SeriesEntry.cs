namespace Pinpoint.DicomWeb;

/// <summary>What an archive tells of a series. Of the patient it holds nothing.</summary>
/// <param name="StudyUid">The study.</param>
/// <param name="SeriesUid">The series.</param>
public sealed record SeriesEntry(string StudyUid, string SeriesUid)
{
    /// <summary>The kind of machine, such as <c>CT</c>; empty where the archive does not say.</summary>
    public string Modality { get; init; } = "";

    /// <summary>The number of the series in its study; null where the archive does not say.</summary>
    public long? Number { get; init; }

    /// <summary>The series in a few words; empty where the archive does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>How many instances it has; null where the archive does not say.</summary>
    public long? Instances { get; init; }
}
