using System.CommandLine;
using Pinpoint.Methods;
using Pinpoint.Models;

namespace Pinpoint.Cli.Parsing;

/// <summary>The options that choose the plan to start from: a preset by its name, or the method whose usual preset it is.</summary>
internal sealed class MethodChoice
{
    private static readonly LandmarkMethod Usual = LandmarkMethods.All[0];

    /// <summary>How landmarks are searched.</summary>
    public Option<string?> Method { get; } = CreateMethod();

    /// <summary>The plan to start from.</summary>
    public Option<string?> Preset { get; } = new("--preset")
    {
        Description = $"The plan to start from: {Listed([.. Presets.All.Select(preset => $"{preset.Name} ({preset.Words})")])} (default: {Usual.UsualPreset})",
        HelpName = "NAME",
    };

    /// <summary>The preset that the options ask for.</summary>
    /// <exception cref="UsageException">Method and preset contradict each other.</exception>
    public string PresetOf(ParseResult parsed)
    {
        string? preset = parsed.GetValue(Preset);
        if (Find(parsed.GetValue(Method)) is not { } method)
        {
            return preset ?? Usual.UsualPreset;
        }

        // A name that means nothing is told as such by the presets.
        if (preset is null || !Presets.Names.Contains(preset, StringComparer.Ordinal))
        {
            return preset ?? method.UsualPreset;
        }

        LandmarkMethod searched = LandmarkMethods.Of(Presets.Of(preset, 1));
        return searched.Name == method.Name
            ? preset
            : throw new UsageException(
                $"--method {method.Name} and --preset {preset} exclude each other, for that preset searches by the method {searched.Name}; leave one of " +
                "them out");
    }

    /// <summary>Refuses a plan that searches by another method than the one that was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="plan">The plan after the configuration's keys were set.</param>
    /// <param name="file">The configuration's file.</param>
    /// <exception cref="UsageException">Method and plan contradict each other.</exception>
    public void Check(ParseResult parsed, TrainingPlan plan, string file)
    {
        LandmarkMethod given = LandmarkMethods.Of(plan);
        if (Find(parsed.GetValue(Method)) is { } method && method.Name != given.Name)
        {
            string reason = given.PlanKey is { } key ? $"its key '{key}' makes a plan of the method {given.Name}" : $"its key '{method.PlanKey}' is null";
            throw new UsageException($"--method {method.Name} and {file} exclude each other, for {reason}; leave one of them out");
        }
    }

    private static LandmarkMethod? Find(string? name) => LandmarkMethods.All.FirstOrDefault(method => method.Name == name);

    private static string Listed(string[] items) => string.Join(" or ", new[] { string.Join(", ", items[..^1]), items[^1] }.Where(part => part.Length > 0));

    private static Option<string?> CreateMethod()
    {
        string[] names = [.. LandmarkMethods.All.Select(method => method.Name)];
        var option = new Option<string?>("--method")
        {
            Description =
                $"How landmarks are searched: {string.Join(", or ", LandmarkMethods.All.Select(method => $"{method.Name} ({method.Words})"))} (default: " +
                $"{Usual.Name})",
            HelpName = string.Join('|', names),
        };
        option.CompletionSources.Add(names);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !names.Contains(token.Value, StringComparer.Ordinal))
            {
                result.AddError($"--method: '{token.Value}' is no method; choose {string.Join(" or ", names)}");
            }
        });
        return option;
    }
}
