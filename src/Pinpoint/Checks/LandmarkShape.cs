using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>The landmarks of a case by their index in the set's list of names; null where the case has none.</summary>
/// <param name="Case">The case.</param>
/// <param name="Positions">The positions in LPS mm.</param>
internal sealed record LandmarkShape(ExaminedCase Case, WorldPoint?[] Positions);
