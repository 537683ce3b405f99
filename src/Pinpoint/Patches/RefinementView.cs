namespace Pinpoint.Patches;

/// <summary>The scan at two resolutions, as the refinement sees it: fine, and of twice the spacing for a wider view.</summary>
/// <param name="Fine">The fine grid.</param>
/// <param name="Wide">The grid of twice the spacing.</param>
internal sealed record RefinementView(WorkingGrid Fine, WorkingGrid Wide)
{
    /// <summary>Channels of a patch: three planes at each of the two resolutions.</summary>
    public const int Channels = 6;

    /// <summary>Whether the voxels lie in a file, so that what a patch is cut from must be read first.</summary>
    public bool IsStored => Fine.Stored is not null;

    /// <summary>The grids with their voxels in memory.</summary>
    /// <exception cref="ResourceException">The prepared scan's file is gone or damaged.</exception>
    public RefinementView Loaded() => IsStored ? new RefinementView(Fine.Loaded(), Wide.Loaded()) : this;

    /// <summary>The mirror image of both grids, see <see cref="WorkingGrid.Mirrored"/>.</summary>
    public RefinementView Mirrored(int axis, Imaging.WorldPoint about) => new(Fine.Mirrored(axis, about), Wide.Mirrored(axis, about));

    /// <summary>Makes both grids fast to cut from in every plane; worth its time where many patches follow, as in training.</summary>
    internal void Prepare()
    {
        Fine.Prepare();
        Wide.Prepare();
    }

    /// <summary>
    /// Cuts the patches of one landmark, <c>[size, size, 6]</c>: the fine planes, then the wide ones, one wide voxel a pixel. Allocates nothing.
    /// </summary>
    /// <param name="centre">The landmark in fine voxels from the fine grid's centre, <c>[3]</c>.</param>
    /// <param name="frame">The patch's axes; its step in fine voxels.</param>
    /// <param name="size">Pixels along a side.</param>
    /// <param name="scale">What becomes of the intensities.</param>
    /// <param name="destination">Receives the patches.</param>
    /// <param name="scratch">Memory for the size and <see cref="Channels"/>.</param>
    internal unsafe void Sample(ReadOnlySpan<double> centre, in PatchFrame frame, int size, IntensityScale scale, Span<float> destination, PatchScratch scratch)
    {
        fixed (byte* fine = Fine.Intensities, fineDepth = Fine.DepthOrder, wide = Wide.Intensities, wideDepth = Wide.DepthOrder)
        {
            Sample(
                new GridLines(fine, fineDepth, Fine.Size), new GridLines(wide, wideDepth, Wide.Size), centre, frame, size, scale, destination, scratch);
        }
    }

    /// <summary>As the other, from what was read of a stored scan by <see cref="Load"/>.</summary>
    internal unsafe void Sample(
        LoadedView loaded, ReadOnlySpan<double> centre, in PatchFrame frame, int size, IntensityScale scale, Span<float> destination, PatchScratch scratch)
    {
        fixed (byte* fine = loaded.Fine.Across, wide = loaded.Wide.Across)
        {
            Sample(loaded.Fine.LinesOf(fine, null), loaded.Wide.LinesOf(wide, null), centre, frame, size, scale, destination, scratch);
        }
    }

    /// <summary>Reads what a patch of a stored scan is cut from.</summary>
    /// <param name="centre">The landmark in fine voxels from the fine grid's centre, <c>[3]</c>.</param>
    /// <param name="frame">The patch's axes.</param>
    /// <param name="size">Pixels along a side.</param>
    /// <param name="loaded">Receives it.</param>
    /// <exception cref="ResourceException">The prepared scan's file is gone or damaged.</exception>
    internal void Load(ReadOnlySpan<double> centre, in PatchFrame frame, int size, LoadedView loaded)
    {
        var (x, y, z) = Wide.FromWorld(Fine.ToWorld(centre[0], centre[1], centre[2]));
        loaded.Fine.Load(Fine, VoxelBox.Of(Fine.Size, Indices(Fine, centre[0], centre[1], centre[2]), frame, size));
        loaded.Wide.Load(Wide, VoxelBox.Of(Wide.Size, Indices(Wide, x, y, z), InWide(frame), size));
    }

    // A pixel is a wide voxel there, so that only the warp is another.
    private PatchFrame InWide(in PatchFrame frame)
    {
        if (frame.Warp is not { } warp)
        {
            return frame;
        }

        var (x, y, z) = warp.Centre;
        var (wideX, wideY, wideZ) = Wide.FromWorld(Fine.ToWorld(x, y, z));
        return frame with { Warp = warp.In([wideX, wideY, wideZ], Fine.Spacing / Wide.Spacing) };
    }

    private static Imaging.VoxelPoint Indices(WorkingGrid grid, double x, double y, double z) => new(x + grid.Centre.X, y + grid.Centre.Y, z + grid.Centre.Z);

    private void Sample(
        in GridLines fine,
        in GridLines wide,
        ReadOnlySpan<double> centre,
        in PatchFrame frame,
        int size,
        IntensityScale scale,
        Span<float> destination,
        PatchScratch scratch)
    {
        var form = new PatchForm(size, PatchInterpolation.Linear, PatchPadding.Zero);
        var (x, y, z) = Wide.FromWorld(Fine.ToWorld(centre[0], centre[1], centre[2]));
        ReadOnlySpan<double> wideCentre = [x, y, z];
        PatchFrame wideFrame = InWide(frame);
        for (int block = 0; block < PatchSampler.BlocksOf(size); block++)
        {
            PatchSampler.CutTurned(fine, centre, frame, form, scale, block, scratch, 0);
            PatchSampler.CutTurned(wide, wideCentre, wideFrame, form, scale, block, scratch, 3);
            PatchSampler.Interleave(scratch, size, block, destination);
        }
    }
}
