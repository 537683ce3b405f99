namespace Pinpoint.Documents;

/// <summary>What a model finds in scans: <c>pinpoint predict --json</c>.</summary>
/// <param name="Cases">The scans that could be searched, in their order.</param>
/// <param name="Failures">The scans that failed.</param>
public sealed record PredictionsDocument(IReadOnlyList<PredictionDocument> Cases, IReadOnlyList<FailureItem> Failures) : Document("predictions", 1);
