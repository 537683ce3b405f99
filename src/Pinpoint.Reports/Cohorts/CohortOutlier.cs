using Pinpoint.Imaging;

namespace Pinpoint.Reports;

/// <summary>A case to look at.</summary>
/// <param name="Case">The case.</param>
/// <param name="Why">Why, in a line.</param>
/// <param name="Views">Views of the whole scan; none where it could not be read again, or there are too many.</param>
/// <param name="Landmarks">What was found.</param>
internal sealed record CohortOutlier(string Case, string Why, IReadOnlyList<ScanView> Views, LandmarkSet Landmarks);
