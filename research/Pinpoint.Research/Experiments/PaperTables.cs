using Pinpoint.Models;

namespace Pinpoint.Research.Experiments;

/// <summary>The rows of the paper's two tables (Li et al., MICCAI 2018, section 3), with what it reports.</summary>
internal static class PaperTables
{
    /// <summary>The landmark of table 1: the cavum septi pellucidi.</summary>
    public const string Csp = "csp";

    // Table 2, PIN-Single and PIN-Multiple by landmark.
    private static readonly double[] SingleMm = [5.62, 11.30, 8.13, 7.23, 7.11, 4.39, 5.45, 4.04, 5.50, 5.47];
    private static readonly double[] MultipleMm = [4.34, 8.80, 6.28, 6.31, 5.56, 4.68, 5.15, 4.70, 4.57, 5.50];

    /// <summary>Table 1: losses and update rules, on one landmark.</summary>
    public static IReadOnlyList<PaperRow> Losses(PaperModels models)
    {
        ArgumentNullException.ThrowIfNull(models);
        PaperModel joint = models.Single(Csp);
        return
        [
            new("classification, rule A", models.Classifier(Csp), UpdateRule.A, new PublishedFigures(7.53, 6.48, 3.56)),
            new("regression, rule B", models.Regressor(Csp), UpdateRule.B, new PublishedFigures(6.45, 3.96, 0.09)),
            new("both, rule A", joint, UpdateRule.A, new PublishedFigures(6.34, 3.62, 3.50)),
            new("both, rule B", joint, UpdateRule.B, new PublishedFigures(6.08, 3.90, 0.09)),
            new("both, rule C", joint, UpdateRule.C, new PublishedFigures(5.47, 4.23, 0.09)),
            new("deep Q-learning agent", models.Agent(Csp), null, new PublishedFigures(7.37, 5.86, 6.58)),
        ];
    }

    /// <summary>Table 2, first line: PIN-Single, a model for each landmark in the paper's order.</summary>
    public static IReadOnlyList<PaperRow> Singles(PaperModels models) =>
        [.. PaperModels.Landmarks.Select(
            (landmark, i) => new PaperRow(
                $"PIN-Single, {landmark}",
                (models ?? throw new ArgumentNullException(nameof(models))).Single(landmark),
                UpdateRule.C,
                new PublishedFigures(SingleMm[i], null, null)))];

    /// <summary>Table 2, PIN-Single over all landmarks together.</summary>
    public static PublishedFigures PublishedSingle { get; } = new(6.42, 4.49, 0.94);

    /// <summary>Table 2, second line: PIN-Multiple.</summary>
    public static PaperRow Multiple(PaperModels models) =>
        new("PIN-Multiple", (models ?? throw new ArgumentNullException(nameof(models))).Multiple(), UpdateRule.C, new PublishedFigures(5.59, 3.09, 0.44));

    /// <summary>This software's own preset, for which the paper has nothing.</summary>
    public static PaperRow Default(PaperModels models) =>
        new("default preset", (models ?? throw new ArgumentNullException(nameof(models))).Default(), null, null);

    /// <summary>What the paper reports of PIN-Multiple for a landmark, mm.</summary>
    public static double PublishedMultipleMm(int landmark) => MultipleMm[landmark];

    /// <summary>What the paper reports of PIN-Single for a landmark, mm.</summary>
    public static double PublishedSingleMm(int landmark) => SingleMm[landmark];

    /// <summary>Trains and measures what table 1 needs.</summary>
    /// <exception cref="PinpointException">Something in the run's folder is damaged, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static TableResult MeasureLosses(ExperimentRun run, IReadOnlyList<ulong> seeds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new TableResult("table1", [.. Losses(run.Models).Select(row => run.Measure(row, seeds, cancellationToken))], ByLandmark: false);
    }

    /// <summary>Trains and measures what table 2 needs, and the default preset beside it.</summary>
    /// <exception cref="PinpointException">Something in the run's folder is damaged, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static TableResult MeasureLandmarks(ExperimentRun run, IReadOnlyList<ulong> seeds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        RowResult multiple = run.Measure(Multiple(run.Models), seeds, cancellationToken);
        RowResult ours = run.Measure(Default(run.Models), seeds, cancellationToken);
        RowResult[] singles = [.. Singles(run.Models).Select(row => run.Measure(row, seeds, cancellationToken))];
        var together = new PaperRow("PIN-Single", singles[0].Row.Model, UpdateRule.C, PublishedSingle);
        return new TableResult("table2", [RowResult.Together(together, singles), multiple, ours], ByLandmark: true);
    }
}
