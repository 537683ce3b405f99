using Pinpoint.Documents;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Training;

namespace Pinpoint.Research.Experiments;

/// <summary>
/// Runs rows of the paper's tables in a folder: makes the phantoms, trains the models, measures them. What is there already is not done again, so that a
/// run that was stopped goes on where it was.
/// </summary>
internal sealed class ExperimentRun
{
    private readonly ExperimentSettings _settings;
    private readonly ExperimentFolder _folder;
    private readonly IProgress<ExperimentProgress>? _progress;
    private Dataset? _data;

    /// <summary>Prepares a folder.</summary>
    /// <param name="settings">What decides the models.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="threads">Threads to work with; null takes one per core.</param>
    /// <param name="progress">Is told what is being done.</param>
    /// <exception cref="PinpointException">The folder holds results of other settings, or cannot be written.</exception>
    public ExperimentRun(ExperimentSettings settings, ExperimentFolder folder, int? threads = null, IProgress<ExperimentProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(folder);
        _settings = settings;
        _folder = folder;
        Threads = threads;
        _progress = progress;
        Models = new PaperModels(settings);
        settings.Claim(folder.Settings);
    }

    /// <summary>The models under the run's settings.</summary>
    public PaperModels Models { get; }

    /// <summary>Threads to work with; null takes one per core.</summary>
    public int? Threads { get; }

    /// <summary>The phantoms, made where they are missing; those to test with are marked <c>test</c>.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Dataset Data(CancellationToken cancellationToken = default) => _data ??=
        PhantomSplit.Make(_folder, _settings.DataSeed, _settings.Phantoms, new PhantomForm(_settings.ScanSpacingMm, Threads), _progress, cancellationToken);

    /// <summary>Trains a row's models and measures each on the test phantoms.</summary>
    /// <param name="row">The row.</param>
    /// <param name="seeds">The seeds of the trainings.</param>
    /// <param name="cancellationToken">Stops the work; the training at work keeps its checkpoint.</param>
    /// <exception cref="PinpointException">Something in the folder is damaged, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public RowResult Measure(PaperRow row, IReadOnlyList<ulong> seeds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(seeds);
        return new RowResult(row, [.. seeds.Select(seed => MeasureOne(row, seed, cancellationToken))]);
    }

    /// <summary>The trained model of a row, trained where it is missing.</summary>
    /// <exception cref="PinpointException">Something in the folder is damaged, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public LandmarkModel Model(PaperModel model, ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        string folder = _folder.Model(model, seed);
        return PaperTraining.Find(folder)
            ?? PaperTraining.Run(folder, model, seed, PaperModels.Landmarks, Data(cancellationToken), Threads, _progress, cancellationToken);
    }

    private SeedResult MeasureOne(PaperRow row, ulong seed, CancellationToken cancellationToken)
    {
        string folder = _folder.Evaluation(row, seed);
        if (!EvaluationFolder.IsOne(folder))
        {
            LandmarkModel model = Model(row.Model, seed, cancellationToken);
            Dataset data = Data(cancellationToken);
            _progress?.Report(new ExperimentProgress($"{row.Title}, seed {seed}: measuring", null));
            var options = new LocalizerOptions { Rule = row.Rule, Updates = row.Rule is { } rule ? PaperModels.UpdatesOf(rule) : null, Threads = Threads };
            DatasetCase[] test = [.. data.Cases.Where(item => item.Split == "test")];
            EvaluationFolder.Write(folder, Evaluator.Compute(ModelEvaluation.Run(model, data, test, options, null, cancellationToken), []));
        }

        EvaluationResult result = EvaluationFolder.Read(folder).Result;
        var history = TrainingHistory.Read(new TrainingFolder(_folder.Model(row.Model, seed)));
        return new SeedResult(
            seed,
            [.. result.Outcomes.Select(outcome => outcome.ErrorMm).OfType<double>()],
            result.PerLandmark
                .Where(score => score.Errors.MreMm is not null)
                .ToDictionary(score => score.Landmark, score => score.Errors.MreMm!.Value, StringComparer.Ordinal),
            result.SecondsPerCase,
            history.Stages.Sum(stage => stage.Losses.Count > 0 ? stage.Losses[^1].Step : 0),
            history.Elapsed);
    }
}
