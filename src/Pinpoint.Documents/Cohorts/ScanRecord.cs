namespace Pinpoint.Documents;

/// <summary>What became of one scan of a cohort: a line of a part's manifest, <c>OUT/manifests/part-0003-of-0008.jsonl</c>.</summary>
/// <param name="State"><c>begun</c>, <c>done</c>, <c>failed</c> or <c>interrupted</c>.</param>
/// <param name="Case">The case's name.</param>
/// <param name="Scan">The scan's path, or its name as a client gave it.</param>
/// <param name="ScanHash">SHA-256 of the scan's file, or of its folder's; null while it is not known, and where there is none, as of a pipe.</param>
/// <param name="Attempt">Which attempt at the case this is, from 1, counted over all manifests of the folder.</param>
/// <param name="PartId">Which part the scan was in, from 0.</param>
/// <param name="PartCount">How many parts there were.</param>
/// <param name="Model">The model: its path as given, or its name on the server.</param>
/// <param name="ModelHash">SHA-256 of the model's file.</param>
/// <param name="ToolVersion">The version of this software.</param>
/// <param name="Work">SHA-256 of all that an answer depends on besides the scan: model, version and options.</param>
public sealed record ScanRecord(
    string State,
    string Case,
    string Scan,
    string? ScanHash,
    int Attempt,
    int PartId,
    int PartCount,
    string Model,
    string ModelHash,
    string ToolVersion,
    string Work) : Document("scan_record", 1)
{
    /// <summary>When the line was written, by the clock of the machine that did, in UTC as ISO 8601 has it.</summary>
    public string Time { get; init; } = "";

    /// <summary>The time that the work took, in seconds.</summary>
    public double? Seconds { get; init; }

    /// <summary>The most memory that the process had held until then, in bytes.</summary>
    public long? PeakMemoryBytes { get; init; }

    /// <summary>Whether the scan is unlike the training set, so that its landmarks are not to be trusted; null without an answer.</summary>
    public bool? Rejected { get; init; }

    /// <summary>Why it is, the strongest first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The side that was seen; null where the model knows one side only.</summary>
    public SideItem? Side { get; init; }

    /// <summary>The landmarks.</summary>
    public IReadOnlyList<LandmarkItem> Landmarks { get; init; } = [];

    /// <summary>What could be measured.</summary>
    public IReadOnlyList<MeasurementItem> Measurements { get; init; } = [];

    /// <summary>What is odd but can be lived with, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The files that were written.</summary>
    public IReadOnlyList<AnswerFileItem> AnswerFiles { get; init; } = [];

    /// <summary>What is wrong and what to do, in one line; null where all went well.</summary>
    public string? Message { get; init; }

    /// <summary>The exit code that the command would have ended with, had this been its only scan; null while it is at work.</summary>
    public int? ExitCode { get; init; }
}

/// <summary>A file that was written for a scan.</summary>
/// <param name="AnswerFile">Its path from the output folder, with forward slashes.</param>
/// <param name="AnswerHash">SHA-256 of what was written.</param>
public sealed record AnswerFileItem(string AnswerFile, string AnswerHash);
