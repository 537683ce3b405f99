using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Training;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>The options of a training, shared by <c>train</c> and <c>cross-validate</c>.</summary>
internal sealed class TrainingOptions
{
    private const string MirrorChoices = "auto|off|x|y|z";
    private readonly Option<int?> _steps = CommonOptions.Positive(
        new Option<int?>("--steps")
        {
            Description = "Training steps in all; the plan's stages share them in its proportion (default: the plan's)",
            HelpName = "N",
        });
    private readonly Option<TimeSpan?> _budget = CommonOptions.Duration("--budget", "Training time, in place of a number of steps: 45m, 90s, 1h30m");
    private readonly Option<ulong?> _seed = CommonOptions.Seed();
    private readonly MethodChoice _method = new();
    private readonly Option<string[]> _landmarks = CommonOptions.Names(
        "--landmarks", "Learn only these landmarks (default: all that the set names)", "NAME,..");
    private readonly Option<ValidationChoice?> _validation = new("--validation")
    {
        Description = "Keep this share of the cases, or these cases, from training to measure the error (default: 0.1, none of fewer than eight)",
        HelpName = "SHARE|CASE,..",
        CustomParser = ParseValidation,
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<MirrorRule?> _mirror = new("--mirror")
    {
        Description = "Left and right limbs: auto learns one model of all where cases are mirror images of the rest; off takes every scan as it is; " +
            "x, y or z names the axis (default: the plan's, auto)",
        HelpName = MirrorChoices,
        CustomParser = ParseMirror,
    };

    private readonly Option<string?> _config = new("--config") { Description = "A JSON file that sets any keys of the plan", HelpName = "FILE" };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on from the last checkpoint, to the same result as without the break" };
    private readonly Option<bool> _force = CommonOptions.Force();
    private readonly Option<TimeSpan?> _checkpointEvery = CommonOptions.Duration("--checkpoint-every", "Time between two checkpoints (default: 1m)");
    private readonly Option<int?> _validateEvery = CommonOptions.Positive(
        new Option<int?>("--validate-every") { Description = "Steps between two measurements of the validation error (default: 500)", HelpName = "N" });
    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<NiftiNoCodes?> _noCodes = ScanChoices.NoCodes();
    private readonly Option<string?> _cache = new("--cache")
    {
        Description = "Prepare the scans into this folder and train from there, in bounded memory; runs may share it (default: 'cache' in the output folder, " +
            "where the scans do not fit into memory)",
        HelpName = "DIR",
    };

    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Hold all scans in memory; coarser, or refused, where they do not fit" };
    private readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "Leave out scans that cannot be read, and list them at the end, instead of stopping at the first",
    };

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _steps, _budget, _seed, _method.Method, _method.Preset, _landmarks, _validation, _mirror, _config,
            _resume, _force, _checkpointEvery, _validateEvery, _threads, _noCodes, _cache, _noCache,
        ];
        foreach (Option option in all)
        {
            command.Add(option);
        }
    }

    /// <summary>Adds what a single training has besides.</summary>
    public void AddKeepGoingTo(Command command) => command.Add(_keepGoing);

    /// <summary>Adds only what has a say in the plan.</summary>
    public void AddPlanningTo(Command command)
    {
        Option[] all = [_budget, _seed, _method.Method, _method.Preset, _landmarks, _validation, _mirror, _config, _threads, _noCodes, _cache, _noCache];
        foreach (Option option in all)
        {
            command.Add(option);
        }
    }

    /// <summary>The option that goes on.</summary>
    public Option<bool> ResumeOption => _resume;

    /// <summary>The option that begins anew.</summary>
    public Option<bool> ForceOption => _force;

    public bool Resume(ParseResult parsed) => parsed.GetValue(_resume);

    public bool Force(ParseResult parsed) => parsed.GetValue(_force);

    /// <summary>The training that the options ask for.</summary>
    /// <exception cref="PinpointException">Options contradict each other, or the configuration or the landmark files are wrong.</exception>
    public TrainingRequest Read(ParseResult parsed, Dataset data, string folder)
    {
        TimeSpan? budget = parsed.GetValue(_budget);
        if (budget is not null && parsed.GetValue(_steps) is not null)
        {
            throw new UsageException("--steps and --budget exclude each other; give one of them");
        }

        if (parsed.GetValue(_noCache) && parsed.GetValue(_cache) is not null)
        {
            throw new UsageException("--cache and --no-cache exclude each other; give one of them");
        }

        bool keepGoing = parsed.GetValue(_keepGoing);
        string[]? landmarks = parsed.GetValue(_landmarks) is { Length: > 0 } names ? [.. names.Distinct(StringComparer.Ordinal)] : null;
        TrainingPlan plan = PlanOf(parsed, landmarks?.Length ?? (keepGoing ? ReadableNames(data) : data.ReadLandmarkNames()).Count);
        Dataset placed = plan.NiftiNoCodes is { } noCodes ? data.ReadWith(new VolumeReadOptions { NiftiNoCodes = noCodes }) : data;
        var defaults = new TrainingRequest { Data = placed, OutputFolder = folder, Plan = plan };
        return defaults with
        {
            Budget = budget,
            Landmarks = landmarks,
            Validation = parsed.GetValue(_validation) ?? defaults.Validation,
            Resume = parsed.GetValue(_resume),
            CheckpointInterval = parsed.GetValue(_checkpointEvery) ?? defaults.CheckpointInterval,
            ValidationInterval = parsed.GetValue(_validateEvery) ?? defaults.ValidationInterval,
            Threads = parsed.GetValue(_threads),
            Cache = parsed.GetValue(_noCache) ? CacheUse.Never : parsed.GetValue(_cache) is null ? CacheUse.WhereNeeded : CacheUse.Always,
            CacheFolder = parsed.GetValue(_cache) ?? RunTarget.CacheIn(folder),
            KeepGoing = keepGoing,
        };
    }

    // The training tells of the files that cannot be read.
    private static IReadOnlyList<string> ReadableNames(Dataset data)
    {
        var sets = new List<LandmarkSet>();
        foreach (DatasetCase item in data.Cases.Where(item => item.LandmarksPath is not null))
        {
            try
            {
                sets.Add(data.ReadLandmarks(item));
            }
            catch (BadInputException)
            {
            }
        }

        return LandmarkMatching.UnionOfNames(sets);
    }

    private TrainingPlan PlanOf(ParseResult parsed, int landmarks)
    {
        TrainingPlan plan = Presets.Of(_method.PresetOf(parsed), landmarks);
        if (parsed.GetValue(_config) is { } file)
        {
            plan = PlanJson.Overlay(plan, TextFile.Read(file), file);
            _method.Check(parsed, plan, file);
        }

        plan = plan with
        {
            Seed = parsed.GetValue(_seed) ?? plan.Seed,
            NiftiNoCodes = parsed.GetValue(_noCodes) ?? plan.NiftiNoCodes,
            Mirror = parsed.GetValue(_mirror) ?? plan.Mirror,
        };
        return parsed.GetValue(_steps) is { } steps ? plan.WithSteps(steps) : plan;
    }

    private static MirrorRule? ParseMirror(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Enum.TryParse(text, ignoreCase: true, out MirrorRule rule) && Enum.IsDefined(rule) && char.IsLetter(text[0]))
        {
            return rule;
        }

        result.AddError($"--mirror: '{text}' is none of {MirrorChoices}");
        return null;
    }

    private static ValidationChoice? ParseValidation(ArgumentResult result)
    {
        string[] parts = CommonOptions.Parts("--validation", result);
        return parts is [string only] && double.TryParse(only, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is >= 0 and < 1
            ? new ValidationChoice(share)
            : new ValidationChoice(0, parts);
    }
}
