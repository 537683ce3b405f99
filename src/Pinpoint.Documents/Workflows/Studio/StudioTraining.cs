using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Training;

namespace Pinpoint.Workflows;

/// <summary>
/// Trains the models of a project, one at a time, on a thread of its own; when one is done it says where the landmarks of unlabelled scans are. A training that
/// runs when the studio is ended, or killed, goes on from its last checkpoint when the project is opened again.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="threads">Threads of a training.</param>
/// <param name="fault">Is told of faults of this software.</param>
internal sealed class StudioTraining(StudioProject project, int threads, Action<Exception> fault) : IDisposable
{
    /// <summary>How many scans must be labelled before a training makes sense.</summary>
    public const int NeededCount = 5;

    private const double UsualMinutes = 10;
    private const double MostMinutes = 7 * 24 * 60;
    private const int MostSteps = 10_000_000;
    private const int MostPoints = 200;
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromSeconds(15);
    private readonly Lock _lock = new();
    private CancellationTokenSource? _ending;
    private Thread? _worker;
    private bool _stopAsked;
    private volatile Standing _standing = Standing.Nothing;

    private bool IsBusy => _worker is { IsAlive: true };

    /// <summary>Goes on with what was under way when the studio was ended.</summary>
    public void Open()
    {
        lock (_lock)
        {
            if (TrainingRunFolder.In(project.Folder) is [var latest, ..] && latest.Read() is { RunState: "running" } run)
            {
                Begin(latest, run);
            }
        }
    }

    /// <summary>Begins a training, or goes on with the latest.</summary>
    /// <exception cref="UsageException">One is under way, there is none to go on with, or what is asked for makes no sense.</exception>
    /// <exception cref="BadInputException">Too few scans are labelled.</exception>
    /// <exception cref="ResourceException">Its folder cannot be written.</exception>
    public void Start(TrainingBody asked, string? user, TimeProvider clock)
    {
        lock (_lock)
        {
            if (IsBusy)
            {
                throw new UsageException("a training is under way already; wait for it, or stop it");
            }

            if (asked.GoOn)
            {
                TrainingRunFolder latest = TrainingRunFolder.In(project.Folder) is [var found, ..] && found.Read() is { RunState: "stopped" }
                    ? found
                    : throw new UsageException("no training was stopped; begin one");
                StudioRunDocument stopped = latest.Read()! with { RunState = "running" };
                latest.Write(stopped);
                Begin(latest, stopped);
                return;
            }

            if (asked.BudgetMinutes is { } minutes && !(minutes is > 0 and <= MostMinutes))
            {
                throw new UsageException("'budget_minutes' is no time of more than nothing and at most a week; correct it");
            }

            if (asked.StepLimit is { } steps && steps is < 1 or > MostSteps)
            {
                throw new UsageException(Invariant($"'step_limit' is none of 1 to {MostSteps}; correct it"));
            }

            IReadOnlyList<DatasetCase> cases = project.LabelledCases;
            if (cases.Count < NeededCount)
            {
                throw new BadInputException(Invariant($"{cases.Count} scans are labelled, and a training needs {NeededCount}; label more"));
            }

            foreach (DatasetCase item in cases)
            {
                // A damaged file is told of now, and not by a training that fails.
                project.Folder.Read(item, item.LandmarksPath!);
            }

            var begun = new StudioRunDocument(
                "", "running", clock.GetUtcNow(), user, asked.StepLimit is null ? asked.BudgetMinutes ?? UsualMinutes : null, asked.StepLimit,
                [.. cases.Select(item => item.Name)], null, null, [], null);
            var made = TrainingRunFolder.Create(project.Folder, cases, begun);
            Begin(made, made.Read()!);
        }
    }

    /// <summary>Stops what is under way after the present step; it can go on.</summary>
    /// <exception cref="UsageException">Nothing is under way.</exception>
    public void Stop()
    {
        Thread? worker;
        lock (_lock)
        {
            if (!IsBusy)
            {
                throw new UsageException("no training is under way");
            }

            _stopAsked = true;
            _ending!.Cancel();
            worker = _worker;
        }

        worker?.Join();
    }

    /// <summary>How trainings stand.</summary>
    public StudioTrainingDocument Describe()
    {
        StudioRunDocument[] runs = [.. TrainingRunFolder.In(project.Folder).Select(folder => folder.Read()).OfType<StudioRunDocument>()];
        Standing now = _standing;
        return new StudioTrainingDocument(
            project.LabelledCases.Count,
            NeededCount,
            now.Activity,
            now.Share,
            DocumentNumbers.FiniteOrNull(now.SecondsLeft),
            runs is [var latest, ..] ? CurveOf(Path.Combine(project.Folder.Models, latest.Run)) : [],
            runs,
            [.. project.Notes.Where(note => note is { DraftRun: not null, DraftMovedMm: not null }).GroupBy(note => note.DraftRun!, StringComparer.Ordinal)
                .Select(group => new ModelCorrectionsItem(group.Key, group.Count(), group.Average(note => note.DraftMovedMm!.Value)))]);
    }

    /// <summary>Ends what is under way, which goes on when the project is opened again.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _ending?.Cancel();
        }

        _worker?.Join();
        _ending?.Dispose();
    }

    private static IReadOnlyList<CurvePointItem> CurveOf(string folder)
    {
        try
        {
            CurvePointItem[] all = [.. TrainingHistory.Read(new TrainingFolder(folder)).Stages
                .SelectMany(stage => stage.Losses.Select(loss => new CurvePointItem(stage.Name, loss.Step, loss.Total)))];
            int every = Math.Max(1, (all.Length + MostPoints - 1) / MostPoints);
            return [.. all.Where((_, i) => i % every == 0 || i == all.Length - 1)];
        }
        catch (BadInputException)
        {
            // There is no step yet.
            return [];
        }
    }

    private static IReadOnlyList<string> RemarksOf(TrainingOutcome outcome)
    {
        string known = outcome.Model.Provenance.ValidationErrorMm is null
            ? "How far off it is, is not known: fewer than eight scans were labelled, so none was kept from the training to measure it. What you "
                + "correct will tell."
            : "";
        return [.. outcome.Warnings.Append(known).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private void Begin(TrainingRunFolder folder, StudioRunDocument run)
    {
        _ending?.Dispose();
        _ending = new CancellationTokenSource();
        _stopAsked = false;
        _standing = new Standing("reading", 0, null);
        CancellationToken token = _ending.Token;
        _worker = new Thread(() => Work(folder, run, token)) { IsBackground = true, Name = "studio training", Priority = ThreadPriority.BelowNormal };
        _worker.Start();
    }

    private void Work(TrainingRunFolder folder, StudioRunDocument run, CancellationToken cancellationToken)
    {
        try
        {
            StudioRunDocument done = Train(folder, run, cancellationToken);
            folder.Write(done);
        }
        catch (Exception exception) when (exception is PinpointException or OperationCanceledException or OutOfMemoryException)
        {
            TryWrite(
                folder,
                exception is OperationCanceledException ? Ended(folder.Read() ?? run) : run with { RunState = "failed", Fault = exception.Message });
        }
        catch (Exception exception)
        {
            fault(exception);
            TryWrite(folder, run with { RunState = "failed", Fault = "this is a fault of pinpoint; its terminal says more" });
        }
        finally
        {
            _standing = Standing.Nothing;
        }
    }

    // What the studio's own end interrupts goes on by itself; what a person stopped does not.
    private StudioRunDocument Ended(StudioRunDocument run) => _stopAsked ? run with { RunState = "stopped" } : run;

    private StudioRunDocument Train(TrainingRunFolder folder, StudioRunDocument run, CancellationToken cancellationToken)
    {
        StudioRunDocument trained = run;
        if (run.OwnMreMm is null && run.Remarks.Count == 0)
        {
            TrainingOutcome outcome = TrainingRun.Run(RequestOf(folder, run), new Reporter(this), cancellationToken);
            if (!outcome.Completed)
            {
                return Ended(run);
            }

            trained = run with
            {
                OwnMreMm = DocumentNumbers.FiniteOrNull(outcome.Model.Provenance.ValidationErrorMm),
                MiddleMreMm = DocumentNumbers.FiniteOrNull(outcome.MeanPositionErrorMm),
                Remarks = RemarksOf(outcome),
            };
            AtomicFile.WriteText(folder.Card, StudioCard.Of(project.Folder.Name, trained, outcome));
            folder.Write(trained);
        }

        IReadOnlyList<string> failures = StudioSuggestions.Make(
            project, folder.Name, ModelFile.Load(folder.Model), threads, share => _standing = new Standing("suggesting", share, null), cancellationToken);
        return trained with { RunState = "completed", Remarks = [.. trained.Remarks, .. failures] };
    }

    private TrainingRequest RequestOf(TrainingRunFolder folder, StudioRunDocument run)
    {
        var data = Dataset.Open(folder.Manifest);
        TrainingPlan plan = Presets.Of("default", project.LandmarkList.Count);
        plan = File.Exists(project.Folder.Plan) ? PlanJson.Overlay(plan, TextFile.Read(project.Folder.Plan), project.Folder.Plan) : plan;
        return new TrainingRequest
        {
            Data = data,
            OutputFolder = folder.Path,
            Plan = run.StepLimit is { } steps ? plan.WithSteps(steps) : plan,
            Budget = run.BudgetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            Resume = File.Exists(folder.Checkpoint),
            CheckpointInterval = CheckpointInterval,
            ReportInterval = 10,
            Threads = threads,
            CacheFolder = Path.Combine(folder.Path, "cache"),
        };
    }

    private void TryWrite(TrainingRunFolder folder, StudioRunDocument run)
    {
        try
        {
            folder.Write(run);
        }
        catch (ResourceException exception)
        {
            fault(exception);
        }
    }

    /// <summary>What is being done, and how far it is.</summary>
    private sealed record Standing(string? Activity, double Share, double? SecondsLeft)
    {
        public static Standing Nothing { get; } = new(null, 0, null);
    }

    private sealed class Reporter(StudioTraining training) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) =>
            training._standing = new Standing("training", value.Share, value.Remaining.TotalSeconds);
    }
}
