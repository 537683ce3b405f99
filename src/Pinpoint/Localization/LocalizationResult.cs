using Pinpoint.Imaging;

namespace Pinpoint.Localization;

/// <summary>What a search found.</summary>
/// <param name="Landmarks">The landmarks in LPS mm, in the scan's own world space.</param>
/// <param name="Paths">The way of every start.</param>
/// <param name="SpreadMm">Per landmark, the root mean square distance in mm of the starts' ends from their combination.</param>
/// <param name="Passes">Patch stacks that went through the network.</param>
public sealed record LocalizationResult(LandmarkSet Landmarks, IReadOnlyList<StartPath> Paths, IReadOnlyList<double> SpreadMm, int Passes);
