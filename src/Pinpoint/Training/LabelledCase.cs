using Pinpoint.Imaging;
using Pinpoint.Methods;

namespace Pinpoint.Training;

/// <summary>A case with its landmarks in the model's order, the scan itself not read yet.</summary>
/// <param name="Case">The case.</param>
/// <param name="Header">The scan's header.</param>
/// <param name="Landmarks">The landmarks as the file has them.</param>
/// <param name="Marks">Which of them were observed, <c>[landmarks]</c>.</param>
/// <param name="Positions">Their positions in LPS mm, the gaps filled in.</param>
internal sealed record LabelledCase(
    DatasetCase Case, VolumeHeader Header, LandmarkSet Landmarks, IReadOnlyList<LandmarkMark> Marks, IReadOnlyList<WorldPoint> Positions)
{
    /// <summary>
    /// Whether the case is seen in the mirrored world: header, landmarks and positions are those of the mirror image, and so must be the scan's grids.
    /// </summary>
    public bool IsMirrored { get; init; }
}
