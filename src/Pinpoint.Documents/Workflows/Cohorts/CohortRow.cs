using Pinpoint.Documents;

namespace Pinpoint.Workflows;

/// <summary>A row of a cohort's table: a landmark or a measurement of a case, or a case without an answer.</summary>
/// <param name="Case">The case.</param>
/// <param name="Landmark">The landmark; null in other rows.</param>
/// <param name="Measurement">The measurement; null in other rows.</param>
internal sealed record CohortRow(GatheredCase Case, LandmarkItem? Landmark, MeasurementItem? Measurement);
