using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>What a model says of the scans that nobody has labelled: where their landmarks are, and which of them to label next.</summary>
internal static class StudioSuggestions
{
    private const int LargestDocument = 1 << 24;

    /// <summary>The scans worth labelling, the most worthwhile first; none where no model has looked.</summary>
    public static IReadOnlyList<SuggestionItem> Read(ProjectFolder folder)
    {
        try
        {
            return !File.Exists(folder.Suggestions) || InputFile.ReadText(folder.Suggestions, LargestDocument) is not { } text
                ? []
                : DocumentText.Read<SuggestionsDocument>(text, folder.Suggestions).Suggestions;
        }
        catch (Exception exception) when (exception is BadInputException or IOException or UnauthorizedAccessException)
        {
            // The next look of a model writes it anew; until then the order is that of the names.
            return [];
        }
    }

    /// <summary>The training whose model looked last; null where none did.</summary>
    public static string? RunOf(ProjectFolder folder)
    {
        string file = MarkOf(folder);
        return File.Exists(file) ? InputFile.ReadText(file, LargestDocument)?.Trim() : null;
    }

    /// <summary>Looks at all scans on which nobody has begun.</summary>
    /// <param name="project">The project.</param>
    /// <param name="run">The training's name.</param>
    /// <param name="model">Its model.</param>
    /// <param name="threads">Threads; null takes one per core.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellationToken">Stops between two updates of a search.</param>
    /// <exception cref="PinpointException">A file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <returns>What went wrong with single scans, one line each.</returns>
    public static IReadOnlyList<string> Make(
        StudioProject project, string run, LandmarkModel model, int? threads, Action<double> progress, CancellationToken cancellationToken)
    {
        var options = new LocalizerOptions { Threads = threads };
        using var localizer = new Localizer(model, options);
        using var predictor = new Predictor(model, run, null, options);
        IReadOnlyList<DatasetCase> cases = project.CasesIn(state => state is CaseState.New or CaseState.Predicted);
        var examined = new List<ExaminedScan>();
        var failures = new List<FailureItem>();
        foreach ((int place, DatasetCase item) in cases.Index())
        {
            progress((double)place / cases.Count);
            try
            {
                Scan scan = Dataset.OpenScan(item with { ReadOptions = item.ReadOptions with { Cancellation = cancellationToken } });
                ScanPrediction answer = predictor.Predict(item.Name, scan, null, cancellationToken);
                examined.Add(ExaminedScan.Of(item.Name, scan, model, localizer, cancellationToken));
                project.Predict(item, answer.Answer.Landmarks);
            }
            catch (BadInputException exception)
            {
                failures.Add(new FailureItem(item.Name, exception.Message));
            }
        }

        AtomicFile.WriteText(MarkOf(project.Folder), run);
        IReadOnlyList<SuggestedScan> ranked = LabelSuggestions.Rank(examined, model.Provenance.Described(model.Space.Dimension), int.MaxValue);
        DocumentFile.Write(project.Folder.Suggestions, new SuggestionsDocument([.. ranked.Select(SuggestionItem.Of)], failures, []));
        return [.. failures.Select(failure => failure.Message)];
    }

    private static string MarkOf(ProjectFolder folder) => Path.Combine(Path.GetDirectoryName(folder.Suggestions)!, "model.txt");
}
