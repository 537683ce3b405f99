using Pinpoint.Localization;

namespace Pinpoint.Documents;

/// <summary>Which scans to label next: <c>pinpoint suggest --json</c>.</summary>
/// <param name="Suggestions">The scans worth labelling, the most worthwhile first.</param>
/// <param name="Failures">The scans that failed.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record SuggestionsDocument(IReadOnlyList<SuggestionItem> Suggestions, IReadOnlyList<FailureItem> Failures, IReadOnlyList<string> Warnings)
    : Document("suggestions", 1);

/// <summary>A scan worth labelling.</summary>
/// <param name="Scan">The scan's path, or its name as a client gave it.</param>
/// <param name="Score">Disagreement times novelty, both relative to what is usual.</param>
/// <param name="DisagreementMm">How far the model's starts end from each other in mm, mean over the landmarks.</param>
/// <param name="Novelty">The distance to the nearest labelled or earlier suggested scan; 1 is as far as labelled scans lie from each other.</param>
/// <param name="Nearest">The nearest labelled or earlier suggested scan; null where there is none.</param>
public sealed record SuggestionItem(string Scan, double? Score, double? DisagreementMm, double? Novelty, string? Nearest)
{
    /// <summary>A suggestion.</summary>
    public static SuggestionItem Of(SuggestedScan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return new SuggestionItem(
            scan.Scan,
            DocumentNumbers.FiniteOrNull(scan.Score),
            DocumentNumbers.FiniteOrNull(scan.DisagreementMm),
            DocumentNumbers.FiniteOrNull(scan.Novelty),
            scan.Nearest);
    }
}
