using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// Cuts 2.5D patches out of a grid: three orthogonal squares centred on each landmark (paper, section 2.1). Plane 0 is yz (rows y, columns z),
/// plane 1 xz (rows x, columns z), plane 2 xy (rows x, columns y), in the axes of the patch's frame.
/// </summary>
/// <remarks>
/// A block of rows is cut channel by channel into scratch memory (some 180 KB for ten landmarks, which stays in the second-level cache) and
/// then interleaved row by row: the picture itself, often larger than any cache of a core, is written once and in order.
/// </remarks>
internal static unsafe class PatchSampler
{
    private const int Planes = 3;

    /// <summary>Writes the patches of all landmarks to <paramref name="destination"/>, as raw intensities 0..255.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="centres">The landmarks in voxels from the grid's centre, interleaved, <c>[3 * landmarks]</c>.</param>
    /// <param name="frame">The patch's axes; with <see cref="PatchInterpolation.Nearest"/> it must be <see cref="PatchFrame.Grid"/>.</param>
    /// <param name="options">Size, interpolation, padding and layout.</param>
    /// <param name="destination">Room for <see cref="PatchOptions.ValuesOf"/> values.</param>
    /// <exception cref="ArgumentException">The destination is too small, or the frame is turned with nearest interpolation.</exception>
    public static void Sample(WorkingGrid grid, ReadOnlySpan<double> centres, in PatchFrame frame, PatchOptions options, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(options);
        int landmarks = centres.Length / 3;
        if (destination.Length < options.ValuesOf(landmarks))
        {
            throw new ArgumentException(
                Invariant($"The patches take {options.ValuesOf(landmarks)} values, but there is room for {destination.Length}."), nameof(destination));
        }

        grid.Prepare();
        using var scratch = new PatchScratch(options.Size, ChannelsOf(options, landmarks));
        fixed (byte* across = grid.Intensities, depth = grid.DepthOrder)
        {
            var lines = new GridLines(across, depth, grid.Size);
            for (int block = 0; block < BlocksOf(options.Size); block++)
            {
                SampleBlock(lines, centres, frame, options, IntensityScale.None, block, destination, scratch);
            }
        }
    }

    /// <summary>Channels that are cut together: those of one picture.</summary>
    internal static int ChannelsOf(PatchOptions options, int landmarks) => options.Layout == PatchLayout.Stacked ? Planes * landmarks : Planes;

    /// <summary>The blocks of rows into which a patch is cut.</summary>
    internal static int BlocksOf(int size) => (size + PatchScratch.BlockRows - 1) / PatchScratch.BlockRows;

    /// <summary>The rows of a block: a half-open range.</summary>
    internal static (int First, int End) RowsOf(int block, int size) => (block * PatchScratch.BlockRows, Math.Min(size, (block + 1) * PatchScratch.BlockRows));

    /// <summary>Writes one block of rows of all landmarks' patches. Allocates nothing.</summary>
    /// <param name="grid">The grid's lines.</param>
    /// <param name="centres">The landmarks.</param>
    /// <param name="frame">The patch's axes.</param>
    /// <param name="options">Size, interpolation, padding and layout.</param>
    /// <param name="scale">What becomes of the intensities.</param>
    /// <param name="block">The block.</param>
    /// <param name="destination">The whole picture or pictures, of which the block's rows are written.</param>
    /// <param name="scratch">Memory for the size and the channels of a picture.</param>
    internal static void SampleBlock(
        in GridLines grid,
        ReadOnlySpan<double> centres,
        in PatchFrame frame,
        PatchOptions options,
        IntensityScale scale,
        int block,
        Span<float> destination,
        PatchScratch scratch)
    {
        bool straight = frame == PatchFrame.Grid;
        if (options.Interpolation == PatchInterpolation.Nearest && !straight)
        {
            throw new ArgumentException("Nearest patches follow the grid's own axes.", nameof(frame));
        }

        bool stacked = options.Layout == PatchLayout.Stacked;
        for (int i = 0; i < centres.Length; i += 3)
        {
            Cut(grid, centres.Slice(i, 3), frame, straight, options.Form, scale, block, scratch, stacked ? i : 0);
            if (!stacked)
            {
                Interleave(scratch, options.Size, block, destination[(i * options.Size * options.Size)..]);
            }
        }

        if (stacked)
        {
            Interleave(scratch, options.Size, block, destination);
        }
    }

    /// <summary>Writes one landmark's patch of one grid into three channels of the scratch memory, trilinearly and in any frame.</summary>
    /// <param name="grid">The grid's lines; without depth order it gives the same values.</param>
    /// <param name="centre">The landmark.</param>
    /// <param name="frame">The patch's axes.</param>
    /// <param name="form">Size and padding.</param>
    /// <param name="scale">What becomes of the intensities.</param>
    /// <param name="block">The block of rows.</param>
    /// <param name="scratch">Memory.</param>
    /// <param name="firstChannel">The channel of plane 0.</param>
    internal static void CutTurned(
        in GridLines grid,
        ReadOnlySpan<double> centre,
        in PatchFrame frame,
        PatchForm form,
        IntensityScale scale,
        int block,
        PatchScratch scratch,
        int firstChannel) =>
        Cut(grid, centre, frame, false, form, scale, block, scratch, firstChannel);

    /// <summary>Writes a block of rows from the scratch memory to a picture.</summary>
    internal static void Interleave(PatchScratch scratch, int size, int block, Span<float> destination)
    {
        var (first, end) = RowsOf(block, size);
        int rowLength = size * scratch.Channels;
        fixed (float* target = destination[..(end * rowLength)])
        {
            for (int row = first; row < end; row++)
            {
                ChannelInterleaving.Write(
                    scratch.Values + ((row - first) * scratch.RowStride), scratch.Pitch, scratch.Channels, size, target + ((nint)row * rowLength));
            }
        }
    }

    private static void Cut(
        in GridLines grid,
        ReadOnlySpan<double> centre,
        in PatchFrame frame,
        bool straight,
        PatchForm form,
        IntensityScale scale,
        int block,
        PatchScratch scratch,
        int firstChannel)
    {
        VoxelPoint middle = grid.Centre;
        double x = centre[0] + middle.X;
        double y = centre[1] + middle.Y;
        double z = centre[2] + middle.Z;
        var (first, end) = RowsOf(block, form.Size);
        for (int plane = 0; plane < Planes; plane++)
        {
            if (straight)
            {
                StraightRows.Cut(grid, x, y, z, form, plane, first, end, scale, scratch, firstChannel + plane);
            }
            else
            {
                TurnedRows.Cut(grid, x, y, z, frame, form, plane, first, end, scale, scratch, firstChannel + plane);
            }
        }
    }
}
