using System.CommandLine;

namespace Pinpoint.Cli.Parsing;

/// <summary>Options that several commands share, each with one meaning everywhere.</summary>
internal static class CommonOptions
{
    public const string VerboseName = "--verbose";

    public static Option<bool> Verbose() => new(VerboseName) { Description = "Show where an unexpected error arose", Recursive = true };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output, and nothing else there" };

    public static Option<bool> Force() => new("--force") { Description = "Overwrite what is there" };

    public static Option<int?> Threads() =>
        Positive(new Option<int?>("--threads") { Description = "Threads to work with (default: one per core)", HelpName = "N" });

    public static Option<bool> FailOnRejected() =>
        new("--fail-on-rejected") { Description = "End with exit code 5 where a scan is unlike the training set; the answers are given all the same" };

    public static Option<bool> NoMirrorCheck() =>
        new("--no-mirror-check")
        {
            Description = "Do not search the mirror images of scans that are less usual than most: faster, but a mirrored scan may pass",
        };

    public static Option<ulong?> Seed() => new("--seed") { Description = "Seed of everything random", HelpName = "N" };

    public static Option<string> Output(string description) => new("--output", "-o") { Description = description, HelpName = "DIR" };

    public static Argument<string> Dataset() =>
        new("DATASET") { Description = "A folder with volumes/ and landmarks/, or a manifest CSV (case,volume,landmarks,split)" };

    public static Argument<string> Model() =>
        new("MODEL") { Description = "A model file, the folder of a training run, or the name of a model that comes with the program" };

    /// <summary>An option that takes names, separated by commas or given again and again.</summary>
    public static Option<string[]> Names(string name, string description, string example) => new(name)
    {
        Description = description,
        HelpName = example,
        CustomParser = result =>
            [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Bounds an option that counts something to 1 .. <paramref name="most"/>.</summary>
    public static Option<int?> Positive(Option<int?> option, int most = int.MaxValue) => Bounded(option, 1, most);

    /// <summary>Bounds an option to <paramref name="least"/> .. <paramref name="most"/>.</summary>
    public static Option<int?> Bounded(Option<int?> option, int least, int most)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && (value < least || value > most))
            {
                result.AddError($"{option.Name} must be {(value < least ? $"at least {least}" : $"at most {most}")}, not {value}");
            }
        });
        return option;
    }

    /// <summary>An option that takes a length of time.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (DurationText.TryParse(text, out TimeSpan duration))
            {
                return duration;
            }

            result.AddError($"{name}: '{text}' is no duration; write it as 45m, 90s or 1h30m");
            return null;
        },
    };
}
