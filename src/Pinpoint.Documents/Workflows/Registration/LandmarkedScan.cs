using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>A scan with its landmarks.</summary>
/// <param name="Name">The scan's file or name, or the file of the landmarks where there is no scan; for messages and documents.</param>
/// <param name="Landmarks">The landmarks, in LPS mm.</param>
/// <param name="Voxels">The scan; null where there are landmarks alone.</param>
public sealed record LandmarkedScan(string Name, LandmarkSet Landmarks, Scan? Voxels = null);
