using Pinpoint.Patches;

namespace Pinpoint.Training;

/// <summary>A labelled scan, ready for training.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Grid">The scan on the working grid.</param>
/// <param name="View">The scan as the refinement sees it; null where the plan has no refinement.</param>
/// <param name="Landmarks">The true landmarks in grid voxels from the grid's centre, <c>[3 * landmarks]</c>.</param>
public sealed record TrainingCase(string Name, WorkingGrid Grid, RefinementView? View, double[] Landmarks);
