using System.CommandLine;
using Pinpoint.Cli.Output;

namespace Pinpoint.Cli.Tests;

/// <summary>Every option of every command that takes numbers, with values that no number is or that are absurd.</summary>
public sealed class OptionSweepTests
{
    // What comes before an option so that nothing else is wrong.
    private static readonly Dictionary<string, string> Bare = new(StringComparer.Ordinal)
    {
        ["inspect"] = "file", ["check"] = "data", ["plan"] = "data", ["train"] = "data -o out", ["predict"] = "model scan", ["planes"] = "model scan -o out",
        ["measure"] = "model scan", ["register"] = "moving fixed --model model -o out", ["seeds"] = "model scan -o out",
        ["suggest"] = "model scan", ["evaluate"] = "model data", ["cross-validate"] = "data --folds 2 -o out",
        ["calibrate"] = "model data", ["report"] = "model scan -o out.html", ["export"] = "model -o out.onnx", ["phantom"] = "vertebra -o out",
        ["reproduce"] = "table1 -o out", ["demo"] = "", ["serve"] = "model", ["studio"] = "project", ["bids"] = "data out group",
    };

    private static readonly Type[] Numbers =
        [typeof(int?), typeof(ulong?), typeof(double?), typeof(TimeSpan?), typeof(int), typeof(double), typeof(double[]), typeof(ulong[]), typeof(int[])];

    [Theory]
    [InlineData("abc")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e300")]
    [InlineData("-0.0001")]
    [InlineData("99999999999999999999")]
    [InlineData("0x10")]
    [InlineData(",")]
    public void A_value_that_is_none_is_refused_by_every_option_that_takes_numbers(string value)
    {
        int options = 0;
        foreach ((Command command, Option option) in Options())
        {
            options++;
            string[] errors = Errors(command, option, value);
            errors.ShouldNotBeEmpty($"{command.Name} {option.Name} {value}");
            errors.ShouldAllBe(error => error.Contains(option.Name) && !error.Contains("System.") && !error.Contains('\n'));
        }

        options.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("0,5")]
    [InlineData("1.5")]
    [InlineData("100000")]
    [InlineData("2147483648")]
    public void A_value_that_some_options_take_is_refused_by_the_others_in_words(string value)
    {
        foreach ((Command command, Option option) in Options())
        {
            Errors(command, option, value).ShouldAllBe(error => error.Contains(option.Name) && !error.Contains("System."));
        }
    }

    private static IEnumerable<(Command Command, Option Option)> Options() => Root([]).RootCommandResult.Command.Subcommands
        .SelectMany(command => command.Options.Where(option => Numbers.Contains(option.ValueType)).Select(option => (command, option)));

    // Folds stand in the bare line already.
    private static string[] Errors(Command command, Option option, string value)
    {
        string bare = Bare[command.Name].Replace("--folds 2", option.Name == "--folds" ? "" : "--folds 2", StringComparison.Ordinal);
        string[] words = [command.Name, .. bare.Split(' ', StringSplitOptions.RemoveEmptyEntries), option.Name, value];
        return [.. Root(words).Errors.Select(error => error.Message)];
    }

    private static ParseResult Root(string[] words) => PinpointCommand.Parse(words, new Terminal(TextWriter.Null, TextWriter.Null, CancellationToken.None));
}
