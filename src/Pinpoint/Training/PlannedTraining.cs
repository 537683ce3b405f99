using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>A plan with everything filled in that the data decide.</summary>
/// <param name="Plan">The plan; as JSON it is what <c>train --config</c> takes.</param>
/// <param name="Facts">The data that it follows from.</param>
/// <param name="Reasons">Why, a line for each key that matters.</param>
/// <param name="MemoryBytes">About how much memory the training takes.</param>
internal sealed record PlannedTraining(TrainingPlan Plan, DataFacts Facts, IReadOnlyList<PlanReason> Reasons, long MemoryBytes)
{
    /// <summary>About how many bytes the prepared scans take in the cache; null where the training holds its scans in memory.</summary>
    public long? CacheBytes { get; init; }
}
