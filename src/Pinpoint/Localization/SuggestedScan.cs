namespace Pinpoint.Localization;

/// <summary>A scan worth labelling.</summary>
/// <param name="Scan">The scan's file or name.</param>
/// <param name="Score">Disagreement times novelty, both relative to what is usual.</param>
/// <param name="DisagreementMm">How far the model's starts end from each other in mm, mean over the landmarks.</param>
/// <param name="Novelty">The distance to the nearest labelled or earlier suggested scan; 1 is as far as labelled scans lie from each other.</param>
/// <param name="Nearest">The nearest labelled or earlier suggested scan; null where there is none.</param>
public sealed record SuggestedScan(string Scan, double Score, double DisagreementMm, double Novelty, string? Nearest);
