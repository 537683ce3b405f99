namespace Pinpoint.Workflows;

/// <summary>A folder of answers whose manifests are to be gathered.</summary>
/// <param name="Folder">The folder that the parts wrote to.</param>
public sealed record GatherCohortRequest(string Folder)
{
    /// <summary>
    /// The scans that were to be searched, as for <see cref="PredictScansRequest.Scans"/>: then those that no manifest names are told of. None: not known.
    /// </summary>
    public IReadOnlyList<string> Scans { get; init; } = [];

    /// <summary>A folder for all files, or one file FILE.csv or FILE.parquet for the table alone; null takes <c>gathered</c> in the folder.</summary>
    public string? Output { get; init; }

    /// <summary>Whether to write over files that are there; those in <c>gathered</c> are always written anew.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The command that the report is said to come from.</summary>
    public string Command { get; init; } = "";
}
