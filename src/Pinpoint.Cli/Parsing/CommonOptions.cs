using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Pinpoint.Cli.Parsing;

/// <summary>Options that several commands share, each with one meaning everywhere.</summary>
internal static class CommonOptions
{
    public const string VerboseName = "--verbose";

    // As many as a worker team takes.
    private const int MostThreads = 1024;

    public static Option<bool> Verbose() => new(VerboseName) { Description = "Show where an unexpected error arose", Recursive = true };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output, and nothing else there" };

    public static Option<bool> Force() => new("--force") { Description = "Overwrite what is there" };

    public static Option<int?> Threads() =>
        Positive(new Option<int?>("--threads") { Description = "Threads to work with (default: one per core)", HelpName = "N" }, MostThreads);

    public static Option<bool> FailOnRejected() =>
        new("--fail-on-rejected") { Description = "End with exit code 5 where a scan is unlike the training set; the answers are given all the same" };

    public static Option<bool> NoMirrorCheck() =>
        new("--no-mirror-check")
        {
            Description = "Do not search the mirror images of scans that are less usual than most: faster, but a mirrored scan may pass",
        };

    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "Seed of everything random",
        HelpName = "N",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            {
                return seed;
            }

            result.AddError(Invariant($"--seed: '{text}' is no whole number from 0 to {ulong.MaxValue}"));
            return null;
        },
    };

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
        CustomParser = result => Parts(name, result),
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>What stands between commas, in all that an option was given; none is an error at the option.</summary>
    public static string[] Parts(string name, ArgumentResult result)
    {
        string[] parts =
            [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (parts.Length == 0)
        {
            result.AddError($"{name}: there is nothing between the commas; leave the option out, or give it a value");
        }

        return parts;
    }

    /// <summary>Bounds an option that counts something to 1 .. <paramref name="most"/>.</summary>
    public static Option<int?> Positive(Option<int?> option, int most = int.MaxValue) => Bounded(option, 1, most);

    /// <summary>Bounds an option to <paramref name="least"/> .. <paramref name="most"/>.</summary>
    public static Option<int?> Bounded(Option<int?> option, int least, int most)
    {
        option.CustomParser = result => NumberText.Whole(option.Name, result, least, most);
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
