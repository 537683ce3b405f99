using Pinpoint.Checks;

namespace Pinpoint.Documents;

/// <summary>What the data doctor says of a set: <c>pinpoint check --json</c>.</summary>
/// <param name="Dataset">The set's name.</param>
/// <param name="CaseCount">The number of cases, readable or not.</param>
/// <param name="ReadableScanCount">The number of cases whose scan could be read.</param>
/// <param name="ErrorCount">The number of findings that are errors.</param>
/// <param name="WarningCount">The number of findings that are warnings.</param>
/// <param name="NoteCount">The number of findings that are notes.</param>
/// <param name="Findings">The findings, errors before warnings before notes.</param>
/// <param name="Fingerprint">The fingerprint of all cases whose scan could be read.</param>
public sealed record CheckDocument(
    string Dataset,
    int CaseCount,
    int ReadableScanCount,
    int ErrorCount,
    int WarningCount,
    int NoteCount,
    IReadOnlyList<FindingItem> Findings,
    FingerprintDocument Fingerprint) : Document("check", 1)
{
    /// <summary>A report of the data doctor.</summary>
    public static CheckDocument Of(DatasetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new CheckDocument(
            report.Fingerprint.Name,
            report.Cases,
            report.Fingerprint.Cases.Count,
            report.Errors,
            report.Warnings,
            report.Notes,
            [.. report.Findings
                .Select(finding => new FindingItem(
                    FindingSeverities.NameOf(finding.Severity), finding.Code, finding.Case, finding.File, finding.Landmark, finding.Message))],
            FingerprintDocument.Of(report.Fingerprint));
    }
}

/// <summary>One thing that the data doctor found.</summary>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Code">What kind it is; codes stay the same between versions.</param>
/// <param name="Case">The case's name; null for a finding on the whole set.</param>
/// <param name="File">The file to look at; null where none is to blame.</param>
/// <param name="Landmark">The landmark's name; null where none or more than one is meant.</param>
/// <param name="Message">What is wrong and what to do, in one line.</param>
public sealed record FindingItem(string Severity, string Code, string? Case, string? File, string? Landmark, string Message);
