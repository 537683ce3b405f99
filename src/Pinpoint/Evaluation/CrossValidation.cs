using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Training;
using Pinpoint.Trust;

namespace Pinpoint.Evaluation;

/// <summary>Cross-validation: every case is judged once, by a model that was trained without it.</summary>
internal static class CrossValidation
{
    /// <summary>
    /// Trains the folds one after another, each into a folder of its own, and localizes what each held out. With the training's
    /// <see cref="TrainingRequest.Resume"/>, folds with a checkpoint go on from it: a finished one is not trained again.
    /// </summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Told as each training goes.</param>
    /// <param name="cancellationToken">Stops the work; the fold at work keeps its checkpoint.</param>
    /// <exception cref="PinpointException">Data, plan or output folder are not usable; the message says how to mend it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CrossValidationOutcome Run(
        CrossValidationRequest request, IProgress<CrossValidationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        TrainingRequest training = request.Training;
        DatasetCase[] cases = CasesOf(training);
        DatasetReport report = DatasetDoctor.Examine(training.Data, cases, null, null, cancellationToken);
        var warnings = new List<string>(FindingLines.WarningsOf(training.Data.Root, report.Findings));
        warnings.ForEach(warning => training.Warn?.Invoke(warning));
        var hashes = report.Fingerprint.Cases.ToDictionary(item => item.Name, item => item.VoxelHash, StringComparer.Ordinal);
        IReadOnlyList<CrossValidationFold> folds = CrossValidationFolds.Deal(
            cases, request.Folds, training.Plan.Seed, item => hashes.GetValueOrDefault(item.Name, item.Name));
        var pairs = new List<(CasePair Pair, int Fold)>();
        CalibrationSet? calibration = null;
        foreach (CrossValidationFold fold in folds)
        {
            var folder = new TrainingFolder(fold.FolderIn(training.OutputFolder));
            TrainingRequest own = training with
            {
                OutputFolder = folder.Path,
                Examine = false,
                OnlyCases = [.. fold.Training.Select(item => item.Name)],
                Validation = training.Validation is { Cases: { } named }
                    ? training.Validation with { Cases = [.. named.Where(name => fold.Training.Any(item => item.Name == name))] }
                    : training.Validation,
                Resume = training.Resume && File.Exists(folder.Checkpoint),
            };
            TrainingOutcome outcome = TrainingRun.Run(own, new FoldProgress(fold.Number, folds.Count, progress), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            warnings.AddRange(outcome.Warnings.Except(warnings, StringComparer.Ordinal));
            IReadOnlyList<CasePair> held = ModelEvaluation.Run(
                outcome.Model.Calibrated(null), training.Data, fold.Held, new LocalizerOptions { Threads = training.Threads }, null, cancellationToken);
            pairs.AddRange(held.Select(pair => (pair, fold.Number)));
            calibration ??= new CalibrationSet(outcome.Model.LandmarkNames, CalibrationSet.FloorOf(outcome.Model), []);
            calibration = Add(calibration, outcome.Model.LandmarkNames, held.Select(pair => CalibrationCases.Of(pair, fold.Number)));
        }

        string[] order = [.. training.Data.Cases.Select(item => item.Name)];
        CasePair[] judged = [.. pairs.Select(item => Judged(item.Pair, item.Fold, calibration!)).OrderBy(pair => Array.IndexOf(order, pair.CaseName))];
        return new CrossValidationOutcome(judged, folds, warnings, calibration!, CoverageByFold.Of(calibration!));
    }

    // Folds whose models learnt other landmarks, for their scans know others, teach nothing of each other's.
    private static CalibrationSet Add(CalibrationSet set, IReadOnlyList<string> names, IEnumerable<CalibrationCase> cases) =>
        set.LandmarkNames.SequenceEqual(names, StringComparer.Ordinal) ? set with { Cases = [.. set.Cases, .. cases] } : set;

    private static CasePair Judged(CasePair pair, int fold, CalibrationSet set)
    {
        CalibrationCase[] others = [.. set.Cases.Where(item => item.Group != fold)];
        return others.Any(item => item.ErrorsMm.Any(error => error is not null)) && pair.Predicted.Count == set.LandmarkNames.Count
            ? pair.JudgedBy(Calibrator.Fit(set with { Cases = others }, "the other folds"))
            : pair;
    }

    private static DatasetCase[] CasesOf(TrainingRequest training) =>
        [.. training.Data.Cases.Where(item => item.LandmarksPath is not null
            && item.Split is not "test"
            && (training.OnlyCases is null || training.OnlyCases.Contains(item.Name, StringComparer.Ordinal)))];
}
