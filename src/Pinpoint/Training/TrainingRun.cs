using System.Diagnostics;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>A training run from data to model file: progress, log, checkpoints, validation, resumption.</summary>
public sealed class TrainingRun : IDisposable
{
    private readonly TrainingRequest _request;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly TrainingFolder _folder;
    private readonly TrainingSet _set;
    private readonly ModelDesign _design;
    private readonly WorkerTeam _team;
    private readonly TrainingSession _session;
    private readonly LossMeter _meter = new();
    private readonly Stopwatch _clock = new();
    private TimeSpan _before;
    private BestWeights? _best;
    private double? _lastValidation;

    private TrainingRun(TrainingRequest request, TrainingSet set, IProgress<TrainingProgress>? progress)
    {
        _request = request;
        _progress = progress;
        _set = set;
        _folder = new TrainingFolder(request.OutputFolder);
        _design = ModelDesign.Of(set.Plan, set.LandmarkNames, set.Training);
        _team = new WorkerTeam(request.Threads ?? Environment.ProcessorCount);
        _session = new TrainingSession(_design, set.Training, _team);
    }

    private TimeSpan Elapsed => _before + _clock.Elapsed;

    private double Share => _request.Budget is { } budget ? Math.Min(1, Elapsed / budget) : Math.Min(1, (double)_session.Step / _set.Plan.Steps);

    /// <summary>Trains a model. When cancelled it writes checkpoint and model as they stand and reports the run as not completed.</summary>
    /// <param name="request">What to train.</param>
    /// <param name="progress">Told every 50 steps.</param>
    /// <param name="cancellation">Stops the run after the current step.</param>
    /// <exception cref="PinpointException">Data, plan or output folder are not usable; the message says how to mend it.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled while its data was still being read.</exception>
    public static TrainingOutcome Run(TrainingRequest request, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var run = new TrainingRun(request, TrainingSet.Read(request, cancellation), progress);
        return run.Train(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _team.Dispose();
    }

    private TrainingOutcome Train(CancellationToken cancellation)
    {
        if (_request.Resume)
        {
            Restore();
        }

        AtomicFile.WriteText(_folder.Plan, PlanJson.Write(_set.Plan));
        using var log = new TrainingLog(_folder.Log, append: _request.Resume);
        WriteLogHead(log);
        _clock.Start();
        TimeSpan lastCheckpoint = Elapsed;
        while (Share < 1 && !cancellation.IsCancellationRequested)
        {
            _meter.Add(_session.TakeStep(Share));
            if (_session.Step % _request.ReportInterval == 0 || Share >= 1)
            {
                Report(log);
            }

            if (_set.Validation.Count > 0 && _session.Step % _request.ValidationInterval == 0 && Share < 1)
            {
                Validate(log, cancellation);
            }

            if (Elapsed - lastCheckpoint >= _request.CheckpointInterval)
            {
                SaveCheckpoint();
                lastCheckpoint = Elapsed;
            }
        }

        bool completed = Share >= 1;
        if (completed && _set.Validation.Count > 0)
        {
            Validate(log, CancellationToken.None);
        }

        SaveCheckpoint();
        LandmarkModel model = BuildModel();
        ModelFile.Save(_folder.Model, model);
        log.Write(("event", completed ? "completed" : "stopped"), ("step", _session.Step), ("elapsed_s", Elapsed.TotalSeconds), ("validation_mre_mm", model.Provenance.ValidationErrorMm));
        return new TrainingOutcome(model, _folder.Model, completed, Elapsed, _set.Warnings);
    }

    private void WriteLogHead(TrainingLog log)
    {
        log.Write(
            ("event", _request.Resume ? "resumed" : "started"),
            ("version", ToolVersion.Text),
            ("step", _session.Step),
            ("preset", _set.Plan.Preset),
            ("seed", _set.Plan.Seed),
            ("training_cases", _set.Training.Count),
            ("validation_cases", _set.Validation.Count),
            ("landmarks", _set.LandmarkNames.Count),
            ("coordinates", _design.Space.Dimension),
            ("grid_spacing_mm", _set.Plan.GridSpacingMm),
            ("budget_s", _request.Budget?.TotalSeconds),
            ("data_fingerprint", _set.Fingerprint));
    }

    private void Report(TrainingLog log)
    {
        StepLosses losses = _meter.TakeMean();
        double share = Share;
        TimeSpan remaining = share > 0 ? Elapsed * ((1 - share) / share) : TimeSpan.Zero;
        double learningRate = LearningRates.At(_set.Plan, share);
        log.Write(
            ("step", _session.Step),
            ("loss", losses.Total),
            ("regression_loss", losses.Regression),
            ("classification_loss", losses.Classification),
            ("learning_rate", learningRate),
            ("elapsed_s", Math.Round(Elapsed.TotalSeconds, 1)));
        _progress?.Report(new TrainingProgress(
            _session.Step, _request.Budget is null ? _set.Plan.Steps : null, share, losses.Total, losses.Regression, losses.Classification, learningRate, _lastValidation, Elapsed, remaining));
    }

    private void Validate(TrainingLog log, CancellationToken cancellation)
    {
        PatchNetwork network = _session.CurrentNetwork();
        try
        {
            _lastValidation = EndToEndError.Measure(_design.With(network, Provenance(_session.Step, null)), _set.Validation, _request.Threads, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The run is being stopped; the loop sees it next, and a resumed run measures this step's error anew only at its end.
            return;
        }

        log.Write(("step", _session.Step), ("validation_mre_mm", _lastValidation));
        if (_best is null || _lastValidation < _best.ErrorMm)
        {
            _best = new BestWeights(network, _session.Step, _lastValidation.Value);
        }
    }

    private LandmarkModel BuildModel() => _best is { } best && _set.Plan.ChooseByValidation
        ? _design.With(best.Network, Provenance(best.Step, best.ErrorMm))
        : _design.With(_session.CurrentNetwork(), Provenance(_session.Step, _lastValidation));

    private ModelProvenance Provenance(long chosenStep, double? error) => new(
        ToolVersion.Text,
        [.. _set.Training.Select(item => item.Name)],
        [.. _set.Validation.Select(item => item.Name)],
        _set.Fingerprint,
        _session.Step,
        chosenStep,
        error);

    private void SaveCheckpoint() => CheckpointFile.Save(_folder.Checkpoint, new Checkpoint(_set.Fingerprint, _set.Plan, Elapsed, _lastValidation, _best), _session.Trainer);

    private void Restore()
    {
        Checkpoint checkpoint = CheckpointFile.Load(
            _folder.Checkpoint, _session.Trainer, NetworkPlan.Of(_set.Plan, _design.PatchLandmarks.Count, _design.Space.Dimension), _set.Fingerprint, _set.Plan);
        _before = checkpoint.Elapsed;
        _lastValidation = checkpoint.LastValidationMm;
        _best = checkpoint.Best;
    }
}
