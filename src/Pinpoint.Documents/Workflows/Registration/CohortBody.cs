using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>A scan of a cohort with its landmarks; its voxels are read when they are needed, and let go.</summary>
/// <param name="Name">Its name, unique in the cohort and fit to be a file's.</param>
/// <param name="Landmarks">Its landmarks, in LPS mm.</param>
/// <param name="Open">Reads the scan.</param>
public sealed record CohortBody(string Name, LandmarkSet Landmarks, Func<Scan> Open);
