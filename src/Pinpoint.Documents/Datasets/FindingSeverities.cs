using System.Diagnostics;
using Pinpoint.Checks;

namespace Pinpoint.Documents;

/// <summary>The names of severities, as they stand in documents and in what is printed.</summary>
public static class FindingSeverities
{
    /// <summary>The name of a severity.</summary>
    public static string NameOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        FindingSeverity.Note => "note",
        _ => throw new UnreachableException($"The severity {severity} has no name."),
    };
}
