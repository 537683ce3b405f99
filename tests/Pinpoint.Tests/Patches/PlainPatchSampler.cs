using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Tests.Patches;

/// <summary>Patches by their definition, a pixel at a time and in double precision: what the fast sampler is measured against.</summary>
internal static class PlainPatchSampler
{
    public static float[] Sample(WorkingGrid grid, ReadOnlySpan<double> centres, PatchFrame frame, PatchOptions options)
    {
        int landmarks = centres.Length / 3;
        float[] patches = new float[options.ValuesOf(landmarks)];
        int pixels = options.Size * options.Size;
        for (int landmark = 0; landmark < landmarks; landmark++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                for (int plane = 0; plane < 3; plane++)
                {
                    int place = options.Layout == PatchLayout.Stacked
                        ? (pixel * 3 * landmarks) + (3 * landmark) + plane
                        : (((landmark * pixels) + pixel) * 3) + plane;
                    patches[place] = (float)Pixel(grid, centres.Slice(3 * landmark, 3), frame, options, plane, pixel / options.Size, pixel % options.Size);
                }
            }
        }

        return patches;
    }

    private static double Pixel(WorkingGrid grid, ReadOnlySpan<double> centre, PatchFrame frame, PatchOptions options, int plane, int row, int column)
    {
        double x = centre[0] + grid.Centre.X;
        double y = centre[1] + grid.Centre.Y;
        double z = centre[2] + grid.Centre.Z;
        if (options.Interpolation == PatchInterpolation.Nearest)
        {
            (x, y, z) = (Math.Truncate(x), Math.Truncate(y), Math.Truncate(z));
        }

        var down = frame.Axis(plane == 0 ? 1 : 0);
        var right = frame.Axis(plane == 2 ? 1 : 2);
        int i = row - (options.Size / 2);
        int j = column - (options.Size / 2);
        x += (i * down.X) + (j * right.X);
        y += (i * down.Y) + (j * right.Y);
        z += (i * down.Z) + (j * right.Z);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++)
        {
            double cornerX = Math.Floor(x) + (corner & 1);
            double cornerY = Math.Floor(y) + ((corner >> 1) & 1);
            double cornerZ = Math.Floor(z) + (corner >> 2);
            double weight = (1 - Math.Abs(x - cornerX)) * (1 - Math.Abs(y - cornerY)) * (1 - Math.Abs(z - cornerZ));
            sum += weight * Voxel(grid, cornerX, cornerY, cornerZ, options.Padding);
        }

        return sum;
    }

    private static double Voxel(WorkingGrid grid, double x, double y, double z, PatchPadding padding)
    {
        VolumeSize size = grid.Size;
        double insideX = Math.Clamp(x, 0, size.X - 1);
        double insideY = Math.Clamp(y, 0, size.Y - 1);
        double insideZ = Math.Clamp(z, 0, size.Z - 1);
        bool isInside = insideX == x && insideY == y && insideZ == z;
        return isInside || padding == PatchPadding.Edge ? grid.Intensities[(int)insideX + (size.X * ((int)insideY + (size.Y * (int)insideZ)))] : 0;
    }
}
