using Pinpoint.Patches;

namespace Pinpoint.Methods;

/// <summary>One sample of the refinement's training before its patch is cut: all that chance decides.</summary>
/// <param name="Case">The case's number.</param>
/// <param name="Landmark">The landmark that is asked for.</param>
/// <param name="X">Where the patch is cut, in fine voxels from the fine grid's centre.</param>
/// <param name="Y">The same, y.</param>
/// <param name="Z">The same, z.</param>
/// <param name="Frame">The patch's axes.</param>
/// <param name="WayX">The way from there to the landmark in the patch's own frame, where the network answers.</param>
/// <param name="WayY">The same, y.</param>
/// <param name="WayZ">The same, z.</param>
/// <param name="Scale">Fine voxels from one pixel to the next, of a patch that shows the landmark.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Jitter">The change of its intensities.</param>
/// <param name="Rest">What decides the rest of a negative.</param>
internal readonly record struct RefinementSample(
    int Case,
    int Landmark,
    double X,
    double Y,
    double Z,
    PatchFrame Frame,
    double WayX,
    double WayY,
    double WayZ,
    double Scale,
    NegativeKind Kind,
    IntensityJitter Jitter,
    SplitMixRandom Rest);
