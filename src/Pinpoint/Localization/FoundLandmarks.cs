namespace Pinpoint.Localization;

/// <summary>What search and refinement found, before it is judged.</summary>
/// <param name="Landmarks">The landmarks in grid voxels from the grid's centre, <c>[3 * landmarks]</c>.</param>
/// <param name="Evidence">Per landmark, what speaks for and against it.</param>
/// <param name="CaseEvidence">What speaks for and against the scan.</param>
internal sealed record FoundLandmarks(double[] Landmarks, LandmarkEvidence[] Evidence, CaseEvidence CaseEvidence);
