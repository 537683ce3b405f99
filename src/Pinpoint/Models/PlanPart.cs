namespace Pinpoint.Models;

/// <summary>A plan within the plan: that of the refinement, or that of a method other than PIN.</summary>
/// <param name="Fresh">The part where no key is set.</param>
/// <param name="Keys">Its keys.</param>
internal sealed record PlanPart(object Fresh, IReadOnlyList<PlanKey> Keys);
