using System.Diagnostics;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Evaluation;

/// <summary>Runs a model over the cases of a data set and sets its answers beside the truth.</summary>
internal static class ModelEvaluation
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
        ArgumentNullException.ThrowIfNull(cases);
        return Run(model, data, cases, static (_, _) => true, options, progress, cancellationToken);
    }

    /// <summary>
    /// Localizes the cases that the model was not trained on, as
    /// <see cref="Run(LandmarkModel, Dataset, IReadOnlyList{DatasetCase}, LocalizerOptions, IProgress{EvaluationProgress}, CancellationToken)"/>
    /// does; a scan is known again by its voxels, whatever its name (see <see cref="SeenScans"/>).
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The data set.</param>
    /// <param name="cases">The cases of it, each with a landmark file.</param>
    /// <param name="includeTrained">Whether cases that the model was trained on count too.</param>
    /// <param name="options">What departs from the model's plan in the search.</param>
    /// <param name="progress">Told after each case.</param>
    /// <param name="cancellationToken">Stops between two updates of a search.</param>
    /// <exception cref="UsageException">The model was trained on all cases.</exception>
    /// <exception cref="BadInputException">A scan or a landmark file is wrong.</exception>
    /// <exception cref="ResourceException">A scan does not fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static UnseenEvaluation RunUnseen(
        LandmarkModel model,
        Dataset data,
        IReadOnlyList<DatasetCase> cases,
        bool includeTrained,
        LocalizerOptions? options = null,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(cases);
        var seen = new SeenScans(model.Provenance);
        var trained = new List<SeenCase>();
        var validated = new List<SeenCase>();
        bool Judge(DatasetCase item, string hash)
        {
            string identity = seen.IdentityOf(item.Name, hash);
            if (seen.TrainedAs(identity) is { } name)
            {
                trained.Add(new SeenCase(item.Name, name));
                return includeTrained;
            }

            if (seen.ValidatedAs(identity) is { } validation)
            {
                validated.Add(new SeenCase(item.Name, validation));
            }

            return true;
        }

        List<CasePair> pairs = Run(model, data, cases, Judge, options, progress, cancellationToken);
        return pairs.Count > 0
            ? new UnseenEvaluation(pairs, trained, validated, WarningsOf(data, seen, trained))
            : throw new UsageException(
                Invariant($"{data.Root}: the model was trained on all {trained.Count} cases ") +
                $"({EvaluationCases.FirstFew(trained.Select(item => item.Name == item.SeenAs ? item.Name : $"{item.Name}, there '{item.SeenAs}'"))}); " +
                "give cases it has not seen, or --include-training");
    }

    private static List<string> WarningsOf(Dataset data, SeenScans seen, List<SeenCase> trained)
    {
        var warnings = new List<string>();
        if (seen.ByName)
        {
            warnings.Add(
                "the model is of an earlier version and kept nothing of its scans but their names; cases are told apart by these, so another scan of the " +
                "same name is left out and a training scan of another name is not known again");
        }

        warnings.AddRange(trained.Where(item => item.Name != item.SeenAs).Select(item =>
            $"{data.Cases.First(candidate => candidate.Name == item.Name).VolumePath}: the case '{item.Name}' holds the voxels of the scan '{item.SeenAs}' " +
            "that the model was trained on; take it out of the test"));
        return warnings;
    }

    private static List<CasePair> Run(
        LandmarkModel model,
        Dataset data,
        IReadOnlyList<DatasetCase> cases,
        Func<DatasetCase, string, bool> judge,
        LocalizerOptions? options,
        IProgress<EvaluationProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        using var localizer = new Localizer(model, options);
        var pairs = new List<CasePair>(cases.Count);
        foreach (DatasetCase item in cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LandmarkSet truth = data.ReadLandmarks(item);
            var scan = Dataset.OpenScan(item);
            BlankScan.Refuse(scan, item.VolumePath);

            // A scan that is not held is hashed in the pass that makes its grids, which then counts as its time.
            using var hash = new VoxelHash();
            if (scan.IsHeld)
            {
                scan.ForEachSlab(hash.Add);
            }

            var clock = Stopwatch.StartNew();
            PreparedScan? prepared = scan.IsHeld ? null : model.Prepare(scan, hash.Add);
            if (!judge(item, hash.Finish()))
            {
                continue;
            }

            string[] warnings = [.. scan.Warnings, .. truth.Warnings, .. LandmarksInScan.Check(scan.Header, truth, item.LandmarksPath ?? item.Name)];
            var (grid, view) = prepared ?? model.Prepare(scan);
            LocalizationResult found =
                BadInputException.About(item.VolumePath, () => localizer.Locate(grid, view, cancellationToken)).AboutScan(scan, model);
            pairs.Add(new CasePair(item.Name, truth, found.Landmarks, clock.Elapsed.TotalSeconds)
            {
                Baseline = MeanPositionBaseline.Of(model, grid, found.Frame?.Mirror),
                Answer = found,
                Warnings = [.. warnings, .. SideWarnings(item, found.Side)],
            });
            progress?.Report(new EvaluationProgress(item.Name, pairs.Count, cases.Count));
        }

        return pairs;
    }

    private static IEnumerable<string> SideWarnings(DatasetCase item, SideAnswer? seen)
    {
        if (seen?.Warning is { } warning)
        {
            yield return $"{item.Name}: {warning}";
        }

        if (seen?.Side is { } side && item.Side is { } told && side != told)
        {
            yield return $"{item.Name}: the model saw the {BodySides.NameOf(side)} side, the manifest says {BodySides.NameOf(told)}";
        }
    }
}
