using Pinpoint.Documents;

namespace Pinpoint.Workflows;

/// <summary>What became of one scan of many. A scan that fails stops none of the others.</summary>
/// <param name="Scan">The scan's file.</param>
public sealed record ScanOutcome(string Scan)
{
    /// <summary>The answer; null where the scan failed before there was one, or none was asked for.</summary>
    public ScanPrediction? Prediction { get; init; }

    /// <summary>The landmark files that were written.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The report that was written; null where none was.</summary>
    public string? Page { get; init; }

    /// <summary>The report in the archive; null where none was to be stored, or that failed.</summary>
    public StoredReport? Stored { get; init; }

    /// <summary>The answer as the JSON document of <c>pinpoint predict --json</c> has it, where that was asked for.</summary>
    public PredictionDocument? Document { get; init; }

    /// <summary>What is odd in the scan but could be lived with, and what its landmark files have no place for, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether the files are those of an earlier run of the same work, and nothing was done (<see cref="PredictScansRequest.SkipDone"/>).</summary>
    public bool WasDone { get; init; }

    /// <summary>Where the run stands with this scan; null where it is about one scan.</summary>
    public CohortProgress? Progress { get; init; }

    /// <summary>What the manifest says of the scan; null where none is kept, and while the scan is at work.</summary>
    public ScanRecord? Record { get; init; }

    /// <summary>What went wrong; null where all went well.</summary>
    public PinpointException? Problem { get; init; }
}
