using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Tests.Patches;

/// <summary>Patches in a turned frame a pixel at a time, in the sampler's own single precision and order of sums: its scalar twin, to the bit.</summary>
internal static class PlainTurnedPixels
{
    // Closer to the border than this, a place is taken for one at the border.
    private const float Margin = 0.015625f;

    public static float Pixel(WorkingGrid grid, ReadOnlySpan<double> centre, PatchFrame frame, PatchForm form, int plane, int row, int column)
    {
        var down = frame.Axis(plane == 0 ? 1 : 0);
        var right = frame.Axis(plane == 2 ? 1 : 2);
        int radius = form.Size / 2;
        double offset = row - radius;
        float x = At(centre[0] + grid.Centre.X + (offset * down.X) - (radius * right.X), right.X, column);
        float y = At(centre[1] + grid.Centre.Y + (offset * down.Y) - (radius * right.Y), right.Y, column);
        float z = At(centre[2] + grid.Centre.Z + (offset * down.Z) - (radius * right.Z), right.Z, column);
        return IsInside(x, grid.Size.X) && IsInside(y, grid.Size.Y) && IsInside(z, grid.Size.Z)
            ? Blended(grid, x, y, z)
            : Weighted(grid, x, y, z, form.Padding);
    }

    private static float At(double start, double step, int column) => (float)start + (column * (float)step);

    private static bool IsInside(float place, int size) => place >= Margin && place < size - 1 - Margin;

    private static float Blended(WorkingGrid grid, float x, float y, float z)
    {
        var (ix, iy, iz) = ((int)x, (int)y, (int)z);
        float near = Between(Line(grid, x, ix, iy, iz), Line(grid, x, ix, iy + 1, iz), y - iy);
        float far = Between(Line(grid, x, ix, iy, iz + 1), Line(grid, x, ix, iy + 1, iz + 1), y - iy);
        return Between(near, far, z - iz);
    }

    private static float Line(WorkingGrid grid, float x, int ix, int iy, int iz) => Between(Voxel(grid, ix, iy, iz), Voxel(grid, ix + 1, iy, iz), x - ix);

    private static float Between(float one, float other, float share) => one + (share * (other - one));

    private static float Weighted(WorkingGrid grid, float x, float y, float z, PatchPadding padding)
    {
        VolumeSize size = grid.Size;
        if (padding == PatchPadding.Edge)
        {
            (x, y, z) = (Math.Clamp(x, 0, size.X - 1), Math.Clamp(y, 0, size.Y - 1), Math.Clamp(z, 0, size.Z - 1));
        }

        float sum = 0;
        for (int corner = 0; corner < 8; corner++)
        {
            int cx = (int)MathF.Floor(x) + (corner & 1);
            int cy = (int)MathF.Floor(y) + ((corner >> 1) & 1);
            int cz = (int)MathF.Floor(z) + (corner >> 2);
            if (cx >= 0 && cx < size.X && cy >= 0 && cy < size.Y && cz >= 0 && cz < size.Z)
            {
                sum += (1 - Math.Abs(x - cx)) * (1 - Math.Abs(y - cy)) * (1 - Math.Abs(z - cz)) * Voxel(grid, cx, cy, cz);
            }
        }

        return sum;
    }

    private static float Voxel(WorkingGrid grid, int x, int y, int z) => grid.Intensities[x + (grid.Size.X * (y + (grid.Size.Y * z)))];
}
