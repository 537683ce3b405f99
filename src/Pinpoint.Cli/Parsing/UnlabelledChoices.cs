using System.CommandLine;
using Pinpoint.Imaging;
using Pinpoint.Training;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>The options of learning from scans without labels.</summary>
internal sealed class UnlabelledChoices
{
    private const int UsualRounds = 1;
    private readonly Option<string?> _unlabelled = new("--unlabelled")
    {
        Description = "A folder of scans without labels, to learn from besides: a first model places their landmarks, the next learns from both",
        HelpName = "DIR",
    };

    private readonly Option<int?> _rounds = CommonOptions.Positive(new Option<int?>("--rounds")
    {
        Description = "With --unlabelled: the most trainings after the first; one that makes the validation error worse is not kept (default: 1)",
        HelpName = "N",
    });

    public void AddTo(Command command)
    {
        command.Add(_unlabelled);
        command.Add(_rounds);
    }

    /// <summary>Whether there are such scans.</summary>
    /// <exception cref="UsageException">There are rounds, but no scans for them.</exception>
    public bool AreGiven(ParseResult parsed)
    {
        bool given = parsed.GetValue(_unlabelled) is not null;
        return given || parsed.GetValue(_rounds) is null
            ? given
            : throw new UsageException("--rounds goes with --unlabelled; give the folder of unlabelled scans, or leave it out");
    }

    /// <summary>Where the run's first checkpoint, log and model lie.</summary>
    public RunTarget FirstRun(ParseResult parsed, RunTarget target) =>
        AreGiven(parsed) ? new RunTarget(SelfTraining.RoundFolder(target.Folder, 0), null) : target;

    /// <summary>Trains, with the scans where there are any.</summary>
    public TrainingOutcome Train(
        ParseResult parsed, TrainingRequest request, Func<string, IProgress<TrainingProgress>> progress, CancellationToken cancellationToken)
    {
        if (!AreGiven(parsed))
        {
            return TrainingRun.Run(request, progress(""), cancellationToken);
        }

        var reading = new VolumeReadOptions { NiftiNoCodes = request.Plan.NiftiNoCodes ?? default };
        IReadOnlyList<DatasetCase> scans = UnlabelledScans.Of([parsed.GetValue(_unlabelled)!], request.Data, reading);
        return SelfTraining.Run(request, scans, parsed.GetValue(_rounds) ?? UsualRounds, round => progress(Invariant($"round {round}: ")), cancellationToken);
    }
}
