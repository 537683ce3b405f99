using Pinpoint.Patches;

namespace Pinpoint.Methods;

/// <summary>A labelled scan, ready for training.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Grid">The scan on the working grid.</param>
/// <param name="View">The scan as the refinement sees it; null where the plan has no refinement.</param>
/// <param name="Landmarks">
/// The true landmarks in grid voxels from the grid's centre, <c>[3 * landmarks]</c>. Those that are not observed were filled in (see
/// <see cref="Shapes.ShapeCompletion"/>): good enough for the pose and the shape as a whole, but no truth of the landmark itself.
/// </param>
/// <param name="Marks">Which landmarks were observed, <c>[landmarks]</c>.</param>
internal sealed record TrainingCase(string Name, WorkingGrid Grid, RefinementView? View, double[] Landmarks, IReadOnlyList<LandmarkMark> Marks)
{
    /// <summary>SHA-256 of the scan's voxels (<see cref="Imaging.ContentHash.OfVoxels(Imaging.Scan)"/>); empty where no scan was read.</summary>
    public string VoxelHash { get; init; } = "";

    /// <summary>
    /// How much each landmark counts in the refinement's samples, 0 to 1, where a model placed the landmarks; null where they were marked by hand.
    /// </summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>The intensities that became 0 and 255; null where no scan was read.</summary>
    public (double Low, double High)? Window { get; init; }

    /// <summary>The scan with its voxels in memory: as it is where they are, else read.</summary>
    /// <exception cref="ResourceException">The prepared scan's file is gone or damaged.</exception>
    public Models.PreparedScan Loaded() => new(Grid.Loaded(), View?.Loaded());

    /// <summary>Whether a landmark was marked by hand.</summary>
    public bool IsObserved(int landmark) => Marks[landmark] == LandmarkMark.Observed;
}
