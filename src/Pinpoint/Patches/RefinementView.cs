using Pinpoint.Shapes;

namespace Pinpoint.Patches;

/// <summary>The scan at two resolutions, as the refinement sees it: fine, and of twice the spacing for a wider view.</summary>
/// <param name="Fine">The fine grid.</param>
/// <param name="Wide">The grid of twice the spacing.</param>
public sealed record RefinementView(WorkingGrid Fine, WorkingGrid Wide)
{
    /// <summary>Channels of a patch: three planes at each of the two resolutions.</summary>
    public const int Channels = 6;

    /// <summary>Builds both grids of a scan.</summary>
    /// <exception cref="ResourceException">The scan is too large at this spacing.</exception>
    public static RefinementView Of(Imaging.Volume volume, double spacing, IntensityMapping mapping) =>
        new(WorkingGridBuilder.Build(volume, spacing, mapping), WorkingGridBuilder.Build(volume, 2 * spacing, mapping));

    /// <summary>Cuts the patches of one landmark, <c>[size, size, 6]</c>: the fine planes, then the wide ones, one wide voxel a pixel.</summary>
    /// <param name="centre">The landmark in fine voxels from the fine grid's centre, <c>[3]</c>.</param>
    /// <param name="rotation">The patch's axes.</param>
    /// <param name="scale">Fine voxels a pixel.</param>
    /// <param name="size">Pixels along a side.</param>
    /// <param name="destination">Receives raw values 0..255.</param>
    public void Sample(ReadOnlySpan<double> centre, Rotation rotation, double scale, int size, Span<float> destination)
    {
        var options = new PatchForm(size, PatchInterpolation.Linear, PatchPadding.Zero);
        Imaging.WorldPoint world = Fine.ToWorld(centre[0], centre[1], centre[2]);
        var (x, y, z) = Wide.FromWorld(world);
        var frame = new PatchFrame(rotation, scale);
        PatchSampler.Sample(Fine, centre, frame, options, destination, Channels, 0);
        PatchSampler.Sample(Wide, [x, y, z], frame, options, destination, Channels, 3);
    }
}
