using Pinpoint.Localization;

namespace Pinpoint.Workflows;

/// <summary>Which scans are worth labelling.</summary>
/// <param name="Suggestions">The scans, the most instructive first.</param>
/// <param name="Scans">What became of each scan that was looked at, in order.</param>
/// <param name="KnowsTraining">Whether the model says what its training scans look like; else scans are compared with each other only.</param>
public sealed record SuggestLabelsOutcome(IReadOnlyList<SuggestedScan> Suggestions, IReadOnlyList<ScanOutcome> Scans, bool KnowsTraining);
