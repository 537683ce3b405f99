namespace Pinpoint.Trust;

/// <summary>A label that is likely misplaced.</summary>
/// <param name="Case">The case.</param>
/// <param name="Landmark">The landmark.</param>
/// <param name="DistanceMm">How far in mm it lies from where a model that was trained without its case finds the landmark.</param>
/// <param name="UsualMm">The usual distance in mm of such an answer.</param>
internal sealed record LabelDoubt(string Case, string Landmark, double DistanceMm, double UsualMm);
