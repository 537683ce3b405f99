using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Preparation;

namespace Pinpoint.Training;

/// <summary>A training run from data to model file, stage by stage; progress, log, checkpoints, validation, resumption.</summary>
public sealed class TrainingRun : IDisposable
{
    private readonly TrainingRequest _request;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly TrainingFolder _folder;
    private readonly TrainingSet _set;
    private readonly ModelDesign _design;
    private readonly WorkerTeam _team;
    private readonly StageClock _clock;
    private readonly LossMeter _meter = new();
    private readonly CaseDescriptor[] _descriptors;
    private readonly IReadOnlyList<StagePlan> _stages;
    private readonly double? _meanPositionErrorMm;
    private StagePosition _position = new();
    private ITrainingStage _stage;

    private TrainingRun(TrainingRequest request, TrainingSet set, IProgress<TrainingProgress>? progress)
    {
        _request = request;
        _progress = progress;
        _set = set;
        _folder = new TrainingFolder(request.OutputFolder);
        _design = ModelDesign.Of(set.Plan, set.LandmarkNames, set.Training);
        _descriptors = [.. set.Training.Select(item => CaseDescriptor.Of(_design.Space, item.Grid.Loaded(), item.Landmarks))];
        _meanPositionErrorMm = EndToEndError.OfMeanPosition(_design.Space, set.Validation);
        _team = new WorkerTeam(request.Threads ?? Environment.ProcessorCount);
        _clock = new StageClock(request.Budget);
        _stages = LandmarkMethods.Of(set.Plan).Stages(set.Plan);
        _stage = CreateStage();
    }

    private double Share => _clock.ShareOf(_stage.Trainer.StepCount, _stage.Steps);

    private bool IsValidationDue => _set.Validation.Count > 0
        && _stage.Trainer.StepCount > 0
        && _stage.Trainer.StepCount % _request.ValidationInterval == 0
        && _position.LastValidatedStep != _stage.Trainer.StepCount;

    private bool IsLastStage => _position.Finished.Count == _stages.Count - 1;

    /// <summary>Trains a model. When cancelled it writes checkpoint and model as they stand and reports the run as not completed.</summary>
    /// <param name="request">What to train.</param>
    /// <param name="progress">Told every <see cref="TrainingRequest.ReportInterval"/> steps.</param>
    /// <param name="cancellationToken">Stops the run after the current step.</param>
    /// <exception cref="PinpointException">Data, plan or output folder are not usable; the message says how to mend it.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled while its data was still being read.</exception>
    public static TrainingOutcome Run(TrainingRequest request, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var held = FolderLock.Take(request.OutputFolder, "a training");
        return RunHeld(request, progress, cancellationToken);
    }

    /// <summary>As <see cref="Run"/>, for a caller that holds the output folder.</summary>
    internal static TrainingOutcome RunHeld(TrainingRequest request, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var set = TrainingSet.Read(request, cancellationToken);
        using ScanCache? cache = set.Cache;
        foreach (string warning in set.Warnings)
        {
            request.Warn?.Invoke(warning);
        }

        using var run = new TrainingRun(request, set, progress);
        return run.Train(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stage.Dispose();
        _team.Dispose();
    }

    private TrainingOutcome Train(CancellationToken cancellationToken)
    {
        TimeSpan before = _request.Resume ? Restore() : TimeSpan.Zero;
        string plan = PlanJson.Write(_set.Plan);
        PlanJson.ReadStored(plan, _folder.Plan);
        RefuseUnreadable();
        AtomicFile.WriteText(_folder.Plan, plan);
        using var log = new TrainingLog(_folder.Log, append: _request.Resume);
        WriteLogHead(log);
        _clock.Start(before);
        EnterWindow();
        bool completed = TrainStage(log, cancellationToken);
        while (completed && !IsLastStage)
        {
            completed = !cancellationToken.IsCancellationRequested;
            if (completed)
            {
                BeginNextStage(log);
                completed = TrainStage(log, cancellationToken);
            }
        }

        SaveCheckpoint();
        LandmarkModel model = BuildModel(completed);
        model = completed ? SelfCalibration.Of(model, _set.Validation, _request.Threads) : model;
        ModelFile.Save(_folder.Model, model);
        Confirm();
        IReadOnlyList<TrainedStage> stages = StagesOf(model);
        foreach (TrainedStage stage in stages)
        {
            log.Write(
                ("event", "trained"),
                ("stage", stage.Name),
                ("step", stage.Steps),
                ("chosen_step", stage.ChosenStep),
                ("validation_mre_mm", stage.ValidationErrorMm),
                ("kept", stage.IsKept));
        }

        log.Write(
            ("event", completed ? "completed" : "stopped"),
            ("step", _stage.Trainer.StepCount),
            ("elapsed_s", _clock.Elapsed.TotalSeconds),
            ("validation_mre_mm", model.Provenance.ValidationErrorMm),
            ("mean_position_mre_mm", _meanPositionErrorMm));
        return new TrainingOutcome(model, _folder.Model, completed, _clock.Elapsed, [.. _set.Warnings, .. model.Warnings])
        {
            Stages = stages,
            MeanPositionErrorMm = _meanPositionErrorMm,
            Failures = _set.Failures,
            CacheFolder = _set.Cache?.Folder,
        };
    }

    private IReadOnlyList<TrainedStage> StagesOf(LandmarkModel model)
    {
        BestWeights current = KeptWeights();
        return
        [
            .. _position.Finished.Select((stage, i) => new TrainedStage(
                _stages[i].Name, stage.Steps, stage.Weights.Step, stage.Weights.ErrorMm, true)),
            new TrainedStage(
                _stage.Name, _stage.Trainer.StepCount, current.Step, current.ErrorMm, _position.Finished.Count == 0 || model.Refinement is not null),
        ];
    }

    // What the model's reader would refuse is refused before the first step, not after the last.
    private void RefuseUnreadable()
    {
        try
        {
            ModelFile.Confirm(_folder.Model, ModelOf(new BestWeights(_stage.CurrentNetwork(), _stage.Trainer.StepCount, null)));
        }
        catch (BadInputException exception)
        {
            // The reader's words, without the file that is not there and the remedy for it.
            string words = exception.Message[(_folder.Model.Length + 2)..].Split(';')[0];
            throw new BadInputException(
                _request.Data.Root, null, $"its landmarks, spacings and plan make a model that could not be loaded again ({words}); a "
                    + "position far from all others or a wrong unit is the usual cause, and 'pinpoint check' names it", exception);
        }
    }

    // A run whose model cannot be loaded, or whose folder went away beneath it, is not done.
    private void Confirm()
    {
        ModelFile.Load(_folder.Model);
        if (!File.Exists(_folder.Plan) || !File.Exists(_folder.Log))
        {
            throw new ResourceException(
                $"{_folder.Path}: was removed or emptied during the run; the model was written there all the same, but the log is lost; train into a folder "
                    + "that stays");
        }
    }

    // Whether the stage came to its end; false when it was stopped.
    private bool TrainStage(TrainingLog log, CancellationToken cancellationToken)
    {
        TimeSpan lastCheckpoint = _clock.Elapsed;
        if (IsValidationDue)
        {
            // The run was stopped between this step and its measure, which an uninterrupted run would have taken.
            Validate(log, cancellationToken);
        }

        while (Share < 1 && !cancellationToken.IsCancellationRequested)
        {
            StepLosses losses = _stage.TakeStep(Share);
            if (!double.IsFinite(losses.Total))
            {
                throw Diverged("the loss is no finite number", null);
            }

            _meter.Add(losses);
            if (_stage.Trainer.StepCount % _request.ReportInterval == 0 || Share >= 1)
            {
                Report(log);
            }

            if (IsValidationDue && Share < 1)
            {
                Validate(log, cancellationToken);
            }

            if (_clock.Elapsed - lastCheckpoint >= _request.CheckpointInterval)
            {
                SaveCheckpoint();
                lastCheckpoint = _clock.Elapsed;
            }
        }

        if (Share < 1)
        {
            return false;
        }

        if (_set.Validation.Count > 0 && _position.LastValidatedStep != _stage.Trainer.StepCount)
        {
            Validate(log, CancellationToken.None);
        }

        return true;
    }

    private ITrainingStage CreateStage() => _stages[_position.Finished.Count].Create(_design, _set.Training, _team);

    private void BeginNextStage(TrainingLog log)
    {
        BestWeights kept = KeptWeights();
        string before = _stage.Name;
        _position.Finished.Add(new FinishedStage(kept, _stage.Trainer.StepCount));
        _position.Best = null;
        _position.LastValidatedStep = 0;
        _stage.Dispose();
        _stage = CreateStage();
        EnterWindow();
        log.Write(("event", _stage.Name), ("step", 0), ($"{before}_step", kept.Step), ("elapsed_s", Math.Round(_clock.Elapsed.TotalSeconds, 1)));
    }

    private void EnterWindow()
    {
        double from = _stages.Take(_position.Finished.Count).Sum(stage => stage.Share);
        _clock.Enter(from, IsLastStage ? 1 : from + _stages[_position.Finished.Count].Share, (double)_stage.Trainer.StepCount / _stage.Steps);
    }

    private void WriteLogHead(TrainingLog log) => log.Write(
        ("event", _request.Resume ? "resumed" : "started"),
        ("version", ToolVersion.Text),
        ("stage", _stage.Name),
        ("step", _stage.Trainer.StepCount),
        ("preset", _set.Plan.Preset),
        ("seed", _set.Plan.Seed),
        ("training_cases", _set.Training.Count),
        ("validation_cases", _set.Validation.Count),
        ("landmarks", _set.LandmarkNames.Count),
        ("coordinates", _design.Space.Dimension),
        ("grid_spacing_mm", _set.Plan.GridSpacingMm),
        ("budget_s", _request.Budget?.TotalSeconds),
        ("data_fingerprint", _set.Fingerprint));

    private void Report(TrainingLog log)
    {
        StepLosses losses = _meter.TakeMean();
        double share = Share;
        double learningRate = _stage.LearningRateAt(share);
        log.Write(
            ("stage", _stage.Name),
            ("step", _stage.Trainer.StepCount),
            ("loss", losses.Total),
            ("regression_loss", losses.Regression),
            ("classification_loss", losses.Classification),
            ("learning_rate", learningRate),
            ("elapsed_s", Math.Round(_clock.Elapsed.TotalSeconds, 1)));
        _progress?.Report(new TrainingProgress(
            _stage.Name,
            _stage.Trainer.StepCount,
            _request.Budget is null ? _stage.Steps : null,
            share,
            losses.Total,
            losses.Regression,
            losses.Classification,
            learningRate,
            _position.LastValidationMm,
            _clock.Elapsed,
            _clock.RemainingOf(share)));
    }

    private void Validate(TrainingLog log, CancellationToken cancellationToken)
    {
        PatchNetwork network = _stage.CurrentNetwork();
        double error;
        try
        {
            error = EndToEndError.Measure(
                ModelOf(new BestWeights(network, _stage.Trainer.StepCount, null)),
                _set.Validation, _request.Threads, cancellationToken);
        }
        catch (BadInputException exception)
        {
            throw Diverged("its answers on the validation scans are numbers that cannot be", exception);
        }
        catch (OperationCanceledException)
        {
            // The run is being stopped and the checkpoint will say so; this measure is not worth the user's wait.
            return;
        }

        _position.LastValidatedStep = _stage.Trainer.StepCount;
        _position.LastValidationMm = double.IsFinite(error) ? error : null;
        log.Write(("stage", _stage.Name), ("step", _stage.Trainer.StepCount), ("validation_mre_mm", _position.LastValidationMm));
        if (double.IsFinite(error) && (_position.Best is null || error < _position.Best.ErrorMm))
        {
            _position.Best = new BestWeights(network, _stage.Trainer.StepCount, error);
        }
    }

    private UsageException Diverged(string sign, Exception? cause) => new(
        Invariant($"The training diverged in the {_stage.Name}, step {_stage.Trainer.StepCount}: {sign}; ")
            + "lower the plan's learning_rate, or set clip_norm.",
        cause);

    private BestWeights KeptWeights() => _position.Best is { } best && _set.Plan.ChooseByValidation
        ? best
        : new BestWeights(_stage.CurrentNetwork(), _stage.Trainer.StepCount, _position.LastValidationMm);

    // A refinement that was stopped early, or that is no better than the search it follows, is left out of the model.
    private LandmarkModel BuildModel(bool completed)
    {
        BestWeights current = KeptWeights();
        if (_position.Finished is not [var search, ..])
        {
            return ModelOf(current);
        }

        bool helps = current is { ErrorMm: { } refined } && search.Weights is { ErrorMm: { } searched } ? refined < searched : completed;
        return helps && _stage.Trainer.StepCount > 0
            ? ModelOf(current)
            : _design.With(search.Weights.Network, null, Provenance(search.Steps, search.Weights.Step, _stage.Trainer.StepCount, 0, search.Weights.ErrorMm));
    }

    private LandmarkModel ModelOf(BestWeights current) => _position.Finished is [var search, ..]
        ? _design.With(
            search.Weights.Network, current.Network, Provenance(search.Steps, search.Weights.Step, _stage.Trainer.StepCount, current.Step, current.ErrorMm))
        : _design.With(current.Network, null, Provenance(_stage.Trainer.StepCount, current.Step, 0, 0, current.ErrorMm));

    private ModelProvenance Provenance(long steps, long chosenStep, long refinementSteps, long chosenRefinementStep, double? error) => new(
        ToolVersion.Text,
        [.. _set.Training.Select(item => item.Name)],
        [.. _set.Validation.Select(item => item.Name)],
        _set.Fingerprint,
        steps,
        chosenStep,
        refinementSteps,
        chosenRefinementStep,
        error)
    {
        CaseDescriptors = _descriptors,
        MirroredCases = _set.MirroredCases,
        Side = _set.Side is { } side ? Imaging.BodySides.NameOf(side) : null,
        MeanPositionErrorMm = error is { } own && _meanPositionErrorMm is { } mean && EndToEndError.IsNearMeanPosition(own, mean) ? mean : null,
        TrainingWindow = TrainingWindow.Of([.. _set.Training.Select(item => item.Window).OfType<(double, double)>()]),
        TrainingHashes = [.. _set.Training.Select(item => item.VoxelHash)],
        ValidationHashes = [.. _set.Validation.Select(item => item.VoxelHash)],
    };

    private void SaveCheckpoint() =>
        CheckpointFile.Save(
            _folder.Checkpoint,
            new Checkpoint(_set.Fingerprint, _set.Plan, _request.Budget, _request.ValidationInterval, _clock.Elapsed, _position),
            _stage.ExportState());

    private TimeSpan Restore()
    {
        var (checkpoint, file) = CheckpointFile.Load(
            _folder.Checkpoint, _design, new Checkpoint(_set.Fingerprint, _set.Plan, _request.Budget, _request.ValidationInterval, TimeSpan.Zero, _position));
        _position = checkpoint.Position;
        if (_position.Finished.Count > 0)
        {
            _stage.Dispose();
            _stage = CreateStage();
        }

        _stage.ImportState(file, _folder.Checkpoint);
        return checkpoint.Elapsed;
    }
}
