using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// Cuts 2.5D patches out of a grid: three orthogonal squares centred on each landmark (paper, section 2.1). Plane 0 is yz (rows y, columns z),
/// plane 1 xz (rows x, columns z), plane 2 xy (rows x, columns y), in the axes of the patch's frame.
/// </summary>
public static class PatchSampler
{
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
            throw new ArgumentException($"The patches take {options.ValuesOf(landmarks)} values, but there is room for {destination.Length}.", nameof(destination));
        }

        if (options.Interpolation == PatchInterpolation.Nearest && frame != PatchFrame.Grid)
        {
            throw new ArgumentException("Nearest patches follow the grid's own axes.", nameof(frame));
        }

        PatchForm form = options.Form;
        bool stacked = options.Layout == PatchLayout.Stacked;
        int channels = stacked ? 3 * landmarks : 3;

        // Stacked patches interleave the landmarks' values, so they are written row by row across all landmarks: a row of the destination
        // stays in the cache while its channels fill.
        int rowsAtOnce = stacked ? 1 : options.Size;
        for (int row = 0; row < options.Size; row += rowsAtOnce)
        {
            for (int landmark = 0; landmark < landmarks; landmark++)
            {
                Span<float> target = destination[(stacked ? 3 * landmark : landmark * options.Size * options.Size * 3)..];
                SampleRows(grid, centres.Slice(3 * landmark, 3), frame, form, row, row + rowsAtOnce, target, channels);
            }
        }
    }

    /// <summary>Writes one landmark's patch as three of the channels of <c>[size, size, channels]</c>.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="centre">The landmark in voxels from the grid's centre, <c>[3]</c>.</param>
    /// <param name="frame">The patch's axes.</param>
    /// <param name="form">Size, interpolation and padding.</param>
    /// <param name="destination">The picture.</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="firstChannel">The channel of plane 0.</param>
    internal static void Sample(
        WorkingGrid grid, ReadOnlySpan<double> centre, in PatchFrame frame, PatchForm form, Span<float> destination, int channels, int firstChannel) =>
        SampleRows(grid, centre, frame, form, 0, form.Size, destination[firstChannel..], channels);

    private static void SampleRows(
        WorkingGrid grid, ReadOnlySpan<double> centre, in PatchFrame frame, PatchForm form, int first, int end, Span<float> destination, int channels)
    {
        VoxelPoint middle = grid.Centre;
        double x = centre[0] + middle.X;
        double y = centre[1] + middle.Y;
        double z = centre[2] + middle.Z;
        for (int row = first; row < end; row++)
        {
            Span<float> target = destination[(row * form.Size * channels)..];
            for (int plane = 0; plane < 3; plane++)
            {
                if (form.Interpolation == PatchInterpolation.Nearest)
                {
                    SampleNearestRow(grid, x, y, z, plane, row, form, target[plane..], channels);
                }
                else
                {
                    SampleLinearRow(grid, x, y, z, frame, plane, row, form, target[plane..], channels);
                }
            }
        }
    }

    private static void SampleNearestRow(WorkingGrid grid, double x, double y, double z, int plane, int row, PatchForm form, Span<float> target, int stride)
    {
        int radius = form.Size / 2;
        Span<int> index = [(int)x, (int)y, (int)z];
        ReadOnlySpan<int> size = [grid.Size.X, grid.Size.Y, grid.Size.Z];
        ReadOnlySpan<int> steps = [1, grid.Size.X, grid.Size.X * grid.Size.Y];
        int across = plane == 0 ? 1 : 0;
        int along = plane == 2 ? 1 : 2;
        index[across] += row - radius;
        bool inside = true;
        int start = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            if (axis == along)
            {
                continue;
            }

            if (form.Padding == PatchPadding.Edge)
            {
                index[axis] = Math.Clamp(index[axis], 0, size[axis] - 1);
            }

            inside &= (uint)index[axis] < (uint)size[axis];
            start += index[axis] * steps[axis];
        }

        for (int column = 0; column < form.Size; column++)
        {
            int position = index[along] + column - radius;
            if (form.Padding == PatchPadding.Edge)
            {
                position = Math.Clamp(position, 0, size[along] - 1);
            }

            target[column * stride] = inside && (uint)position < (uint)size[along] ? grid.Intensities[start + (position * steps[along])] : 0;
        }
    }

    private static void SampleLinearRow(WorkingGrid grid, double x, double y, double z, in PatchFrame frame, int plane, int row, PatchForm form, Span<float> target, int stride)
    {
        int radius = form.Size / 2;
        var (acrossX, acrossY, acrossZ) = frame.Axis(plane == 0 ? 1 : 0);
        var (alongX, alongY, alongZ) = frame.Axis(plane == 2 ? 1 : 2);
        double offset = row - radius;
        float startX = (float)(x + (offset * acrossX) - (radius * alongX));
        float startY = (float)(y + (offset * acrossY) - (radius * alongY));
        float startZ = (float)(z + (offset * acrossZ) - (radius * alongZ));
        float stepX = (float)alongX;
        float stepY = (float)alongY;
        float stepZ = (float)alongZ;
        int last = form.Size - 1;
        bool interior = IsInterior(startX, startX + (last * stepX), grid.Size.X)
            && IsInterior(startY, startY + (last * stepY), grid.Size.Y)
            && IsInterior(startZ, startZ + (last * stepZ), grid.Size.Z);
        ref byte voxels = ref MemoryMarshal.GetReference(grid.Intensities);
        for (int column = 0; column <= last; column++)
        {
            float px = startX + (column * stepX);
            float py = startY + (column * stepY);
            float pz = startZ + (column * stepZ);
            target[column * stride] = interior
                ? Interpolate(ref voxels, grid.Size, px, py, pz)
                : InterpolateAtEdge(ref voxels, grid.Size, px, py, pz, form.Padding);
        }
    }

    // Both ends of a straight row lie where all eight neighbours exist; so does all between. A margin of 1/64 voxel covers rounding.
    private static bool IsInterior(float one, float other, int size) => Math.Min(one, other) >= 0.015625f && Math.Max(one, other) < size - 1.015625f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Interpolate(ref byte voxels, VolumeSize size, float x, float y, float z)
    {
        int ix = (int)x;
        int iy = (int)y;
        int iz = (int)z;
        float fx = x - ix;
        float fy = y - iy;
        float fz = z - iz;
        nint row = size.X;
        nint slice = row * size.Y;
        ref byte corner = ref Unsafe.Add(ref voxels, ix + (iy * row) + (iz * slice));
        float near = Blend(ref corner, row, fx, fy);
        float far = Blend(ref Unsafe.Add(ref corner, slice), row, fx, fy);
        return near + (fz * (far - near));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Blend(ref byte corner, nint row, float fx, float fy)
    {
        float low = corner + (fx * (Unsafe.Add(ref corner, 1) - corner));
        ref byte next = ref Unsafe.Add(ref corner, row);
        float high = next + (fx * (Unsafe.Add(ref next, 1) - next));
        return low + (fy * (high - low));
    }

    private static float InterpolateAtEdge(ref byte voxels, VolumeSize size, float x, float y, float z, PatchPadding padding)
    {
        if (padding == PatchPadding.Edge)
        {
            x = Math.Clamp(x, 0, size.X - 1);
            y = Math.Clamp(y, 0, size.Y - 1);
            z = Math.Clamp(z, 0, size.Z - 1);
        }
        else if (!(x > -1 && x < size.X && y > -1 && y < size.Y && z > -1 && z < size.Z))
        {
            return 0;
        }

        int ix = (int)MathF.Floor(x);
        int iy = (int)MathF.Floor(y);
        int iz = (int)MathF.Floor(z);
        float sum = 0;
        for (int corner = 0; corner < 8; corner++)
        {
            int cx = ix + (corner & 1);
            int cy = iy + ((corner >> 1) & 1);
            int cz = iz + (corner >> 2);
            if ((uint)cx < (uint)size.X && (uint)cy < (uint)size.Y && (uint)cz < (uint)size.Z)
            {
                float weight = (1 - Math.Abs(x - cx)) * (1 - Math.Abs(y - cy)) * (1 - Math.Abs(z - cz));
                sum += weight * Unsafe.Add(ref voxels, cx + ((nint)size.X * (cy + ((nint)size.Y * cz))));
            }
        }

        return sum;
    }
}
