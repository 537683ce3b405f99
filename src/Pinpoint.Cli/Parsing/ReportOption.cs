using System.CommandLine;

namespace Pinpoint.Cli.Parsing;

/// <summary>The option <c>--report</c>: a page in the usual place, or in a given file.</summary>
internal sealed class ReportOption(string usualPlace)
{
    /// <summary>The option for a command.</summary>
    public Option<string?> Option { get; } = Create(usualPlace);

    public bool IsGiven(ParseResult parsed) => parsed.GetResult(Option) is not null;

    /// <summary>The page's file: the one that was given, the usual one, or null where no report is wanted.</summary>
    /// <exception cref="UsageException">A report is wanted, but there is no place for it.</exception>
    public string? FileOf(ParseResult parsed, string? usual) => !IsGiven(parsed) ? null : parsed.GetValue(Option) ?? usual
        ?? throw new UsageException("--report has no folder to write to; give --output DIR, or --report FILE.html");

    private static Option<string?> Create(string usualPlace)
    {
        var option = new Option<string?>("--report")
        {
            Description = $"Also write a report, one HTML file ({usualPlace}, or FILE.html)",
            HelpName = "FILE.html",
            Arity = ArgumentArity.ZeroOrOne,
        };
        option.Validators.Add(result =>
        {
            // What follows could be a scan; a report must never be written over one.
            if (result.Tokens.Count == 1 && !IsPage(result.Tokens[0].Value))
            {
                result.AddError($"--report: '{result.Tokens[0].Value}' is no FILE.html; put --report last to have the usual name");
            }
        });
        return option;
    }

    /// <summary>Whether a name is that of a page.</summary>
    public static bool IsPage(string path) =>
        path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
}
