using Pinpoint.Imaging;

namespace Pinpoint.Reports;

/// <summary>A scan of somebody, for a report about all of them.</summary>
/// <param name="Name">The answer's name.</param>
/// <param name="File">The scan's file.</param>
internal sealed record SubjectScan(string Name, string File)
{
    /// <summary>The landmarks; null where there are none.</summary>
    public LandmarkSet? Landmarks { get; init; }

    /// <summary>Why there are none; null where there are.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the scan is unlike the training set.</summary>
    public bool Rejected { get; init; }

    /// <summary>Why it is.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The scan's own report, from where this one lies; null where there is none.</summary>
    public string? Page { get; init; }
}
