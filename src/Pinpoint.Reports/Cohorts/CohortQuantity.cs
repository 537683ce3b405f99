namespace Pinpoint.Reports;

/// <summary>A quantity over the cases of a cohort.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Values">The value in each case that has one.</param>
internal sealed record CohortQuantity(string Name, string Title, string Unit, IReadOnlyList<StripValue> Values);
