using System.CommandLine;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;

namespace Pinpoint.Cli.Parsing;

/// <summary>The options that change how a model searches.</summary>
internal sealed class SearchChoices
{
    private readonly Option<UpdateRule?> _rule = new("--rule")
    {
        Description = $"Update rule: {Listed(rule => $"{rule} ({UpdateRules.WordsOf(rule)})")}",
        HelpName = string.Join('|', Enum.GetNames<UpdateRule>()),
        CustomParser = result =>
        {
            if (Enum.TryParse(result.Tokens[0].Value, ignoreCase: true, out UpdateRule rule)
                && Enum.IsDefined(rule)
                && char.IsLetter(result.Tokens[0].Value[0]))
            {
                return rule;
            }

            result.AddError($"--rule: '{result.Tokens[0].Value}' is no update rule; choose {Listed(rule => rule.ToString())}");
            return null;
        },
    };

    private readonly Option<int?> _updates = CommonOptions.Positive(
        new Option<int?>("--updates") { Description = "Updates of each start (T; default: the model's plan; rule A wants hundreds)", HelpName = "T" }, 10_000);
    private readonly Option<int?> _starts = CommonOptions.Positive(
        new Option<int?>("--starts") { Description = "Starts of the search, the mean among them (default: the model's plan)", HelpName = "N" }, 1_000);
    private readonly Option<ulong?> _seed = CommonOptions.Seed();
    private readonly Option<bool> _noMirrorCheck = CommonOptions.NoMirrorCheck();
    private readonly Option<int?> _threads = CommonOptions.Threads();

    public void AddTo(Command command)
    {
        command.Add(_rule);
        command.Add(_updates);
        command.Add(_starts);
        command.Add(_seed);
        command.Add(_noMirrorCheck);
        command.Add(_threads);
    }

    public LocalizerOptions Read(ParseResult parsed) => new()
    {
        Rule = parsed.GetValue(_rule),
        Updates = parsed.GetValue(_updates),
        RandomStarts = parsed.GetValue(_starts) - 1,
        Seed = parsed.GetValue(_seed),
        CheckMirrorImages = !parsed.GetValue(_noMirrorCheck),
        Threads = parsed.GetValue(_threads),
    };

    private static string Listed(Func<UpdateRule, string> text)
    {
        string[] all = [.. Enum.GetValues<UpdateRule>().Select(text)];
        return $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }
}
