using System.CommandLine;
using Pinpoint.Models;

namespace Pinpoint.Cli.Parsing;

/// <summary>The options that choose the plan to start from: a preset by its name, or the method whose usual preset it is.</summary>
internal sealed class MethodChoice
{
    private const string Network = "pin";
    private const string Agent = "dqn";
    private const string UsualPreset = "default";

    /// <summary>How landmarks are searched.</summary>
    public Option<string?> Method { get; } = CreateMethod();

    /// <summary>The plan to start from.</summary>
    public Option<string?> Preset { get; } = new("--preset") { Description = "The plan to start from: default (the best measured), paper (to the letter) or dqn (that of --method dqn) (default: default)", HelpName = "NAME" };

    /// <summary>The preset that the options ask for.</summary>
    /// <exception cref="UsageException">Method and preset contradict each other.</exception>
    public string PresetOf(ParseResult parsed)
    {
        string? preset = parsed.GetValue(Preset);
        return (parsed.GetValue(Method), preset) switch
        {
            (null, _) => preset ?? UsualPreset,
            (Agent, null or Agent) => Agent,
            (Agent, _) => throw new UsageException($"--method {Agent} and --preset {preset} exclude each other, for that preset searches with PIN; leave one of them out"),
            (_, Agent) => throw new UsageException($"--method {Network} and --preset {Agent} exclude each other; leave one of them out"),
            _ => preset ?? UsualPreset,
        };
    }

    /// <summary>Refuses a plan that searches by another method than the one that was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="plan">The plan after the configuration's keys were set.</param>
    /// <param name="file">The configuration's file.</param>
    /// <exception cref="UsageException">Method and plan contradict each other.</exception>
    public void Check(ParseResult parsed, TrainingPlan plan, string file)
    {
        if (parsed.GetValue(Method) is { } method && method != (plan.Agent is null ? Network : Agent))
        {
            throw new UsageException($"--method {method} and {file} exclude each other, for its key 'agent' {(plan.Agent is null ? "is null" : "makes a deep Q-learning agent")}; leave one of them out");
        }
    }

    private static Option<string?> CreateMethod()
    {
        var option = new Option<string?>("--method") { Description = "How landmarks are searched: pin (the paper's network), or dqn (a deep Q-learning agent for one landmark) (default: pin)", HelpName = "pin|dqn" };
        option.CompletionSources.Add(Network, Agent);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not (Network or Agent))
            {
                result.AddError($"--method: '{token.Value}' is no method; choose {Network} or {Agent}");
            }
        });
        return option;
    }
}
