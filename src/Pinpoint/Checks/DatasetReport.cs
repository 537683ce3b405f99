using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>What the data doctor says of a set.</summary>
/// <param name="Cases">The number of cases in the set, readable or not.</param>
/// <param name="Findings">The findings, errors before warnings before notes, and in the set's order.</param>
/// <param name="Fingerprint">The fingerprint of all cases whose scan could be read.</param>
public sealed record DatasetReport(int Cases, IReadOnlyList<Finding> Findings, DatasetFingerprint Fingerprint)
{
    /// <summary>The number of errors.</summary>
    public int Errors => Count(FindingSeverity.Error);

    /// <summary>The number of warnings.</summary>
    public int Warnings => Count(FindingSeverity.Warning);

    /// <summary>The number of notes.</summary>
    public int Notes => Count(FindingSeverity.Note);

    private int Count(FindingSeverity severity) => Findings.Count(finding => finding.Severity == severity);
}
