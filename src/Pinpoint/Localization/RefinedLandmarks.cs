namespace Pinpoint.Localization;

/// <summary>What the refinement answers.</summary>
/// <param name="Landmarks">The landmarks in fine voxels from the fine grid's centre, <c>[3 * landmarks]</c>.</param>
/// <param name="Scatter">Per landmark, the root mean square distance of the last views' answers from their mean, in fine voxels.</param>
/// <param name="PredictedError">Per landmark, the root mean square radial error that the network expects, in fine voxels; null where it predicts none.</param>
/// <param name="Presence">Per landmark, about 1 where the network sees it, about -1 where it does not; null where it predicts none.</param>
internal sealed record RefinedLandmarks(double[] Landmarks, double[] Scatter, double[]? PredictedError, double[]? Presence);
