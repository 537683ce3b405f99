namespace Pinpoint.Documents;

/// <summary>Landmarks as seeds and prompts of a segmentation: <c>pinpoint seeds --json</c>, and the file <c>NAME.seeds.json</c>.</summary>
/// <param name="LandmarkSource">The model or landmark file that the landmarks come from.</param>
/// <param name="Scan">The scan's path, or its name as a client gave it.</param>
/// <param name="Size">The number of voxels along each axis: x, y, z.</param>
/// <param name="VoxelToLps">The map from voxel indices to LPS mm: 3 rows of 4, row by row.</param>
/// <param name="Seeds">The landmarks that lie in the scan.</param>
/// <param name="Region">The box around all of them, with a margin.</param>
/// <param name="LeftOutLandmarks">The names of landmarks that have no part in this, for they have no position or lie outside the scan.</param>
/// <param name="Files">All files that were written.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record SeedsDocument(
    string LandmarkSource,
    string Scan,
    IReadOnlyList<int> Size,
    IReadOnlyList<double> VoxelToLps,
    IReadOnlyList<SeedItem> Seeds,
    VoxelRegionItem Region,
    IReadOnlyList<string> LeftOutLandmarks,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Warnings) : Document("seeds", 1);
