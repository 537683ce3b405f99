namespace Pinpoint.Checks;

/// <summary>Findings as lines of text, and as what stops a command.</summary>
internal static class FindingLines
{
    private const int Named = 5;

    /// <summary>A finding as one line: file or case, landmark, message.</summary>
    public static string Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return string.Join(": ", new[] { finding.File ?? finding.Case, finding.Landmark, finding.Message }.OfType<string>());
    }

    /// <summary>The warnings among findings, one line each; notes are left to <c>check</c>.</summary>
    /// <param name="root">The data set, for the message.</param>
    /// <param name="findings">The findings.</param>
    /// <exception cref="BadInputException">There are errors: the first few are named.</exception>
    public static IReadOnlyList<string> WarningsOf(string root, IReadOnlyList<Finding> findings)
    {
        string[] errors = [.. findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(Of)];
        return errors.Length == 0
            ? [.. findings.Where(finding => finding.Severity == FindingSeverity.Warning).Select(Of)]
            : throw new BadInputException(
                root,
                null,
                Invariant($"has {errors.Length} {(errors.Length == 1 ? "error" : "errors")}, and nothing is trained: ") +
                Invariant($"{string.Join("; ", errors.Take(Named))}{(errors.Length > Named ? Invariant($"; and {errors.Length - Named} more, which ") +
                    "'pinpoint check' names" : "")}"));
    }
}
