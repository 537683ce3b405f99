namespace Pinpoint.Cli.Parsing;

/// <summary>The file formats in which <c>predict</c> answers.</summary>
internal static class AnswerFormats
{
    private static readonly string[] Known = ["mrk.json", "fcsv", "csv"];

    /// <summary>The formats asked for, without dots; none asked for is Slicer's.</summary>
    /// <exception cref="UsageException">A format is unknown.</exception>
    public static IReadOnlyList<string> Parse(string[]? formats)
    {
        if (formats is not { Length: > 0 })
        {
            return [Known[0]];
        }

        string[] plain = [.. formats.Select(format => format.TrimStart('.').ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
        return plain.Except(Known, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new UsageException($"--format: there is no landmark format '{unknown}'; choose among {string.Join(", ", Known)}")
            : plain;
    }
}
