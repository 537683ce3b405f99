using System.Diagnostics;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Evaluation;

/// <summary>Runs a model over the cases of a data set and sets its answers beside the truth.</summary>
public static class ModelEvaluation
{
    /// <summary>Localizes every case. A case's time runs from the scan in memory to the answer: working grid and search, without reading the file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The data set.</param>
    /// <param name="cases">The cases of it, each with a landmark file.</param>
    /// <param name="options">How to search; null takes all as the model's plan says, with one thread per core.</param>
    /// <param name="progress">Told after each case.</param>
    /// <param name="cancellationToken">Stops between two updates of a search.</param>
    /// <returns>A pair per case, with the mean position as its baseline.</returns>
    /// <exception cref="BadInputException">A scan or a landmark file is wrong.</exception>
    /// <exception cref="ResourceException">A scan does not fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<CasePair> Run(
        LandmarkModel model,
        Dataset data,
        IReadOnlyList<DatasetCase> cases,
        LocalizerOptions? options = null,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(cases);
        using var localizer = new Localizer(model, options);
        var pairs = new List<CasePair>(cases.Count);
        foreach (DatasetCase item in cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LandmarkSet truth = data.ReadLandmarks(item);
            Volume volume = Dataset.ReadVolume(item);
            _ = LandmarksInScan.Check(volume, truth, item.LandmarksPath ?? item.Name);
            var clock = Stopwatch.StartNew();
            var (grid, view) = model.Prepare(volume);
            LocalizationResult found = localizer.Locate(grid, view, cancellationToken).AboutScan(volume);
            pairs.Add(new CasePair(item.Name, truth, found.Landmarks, clock.Elapsed.TotalSeconds)
            {
                Baseline = MeanPositionBaseline.Of(model, grid),
                Answer = found,
            });
            progress?.Report(new EvaluationProgress(item.Name, pairs.Count, cases.Count));
        }

        return pairs;
    }
}
