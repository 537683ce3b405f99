using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Registration;

/// <summary>
/// Two scans in the squares of a checkerboard, in an axial, a coronal and a sagittal plane: the upper row as the scans lie in the world, the lower one after
/// registration. Edges that run on from square to square are where the scans agree.
/// </summary>
internal static class Checkerboard
{
    private const int PixelsAlongSide = 400;
    private const int Squares = 8;
    private const int Gap = 6;
    private const int TextHeight = PixelFont.Height + 8;

    /// <summary>Draws it.</summary>
    /// <param name="still">The fixed scan.</param>
    /// <param name="moving">The moving scan as it lies in its own world.</param>
    /// <param name="registered">The moving scan on the fixed scan's grid.</param>
    /// <param name="middle">The place that all planes go through, in LPS mm.</param>
    /// <returns>The picture, and the distance between its pixels in mm.</returns>
    public static (Canvas Picture, double SpacingMm) Draw(Scan still, Scan moving, Scan registered, WorldPoint middle)
    {
        var (low, high) = WorldBox.Of(still.Size.Corners(still.VoxelToWorld));
        var size = WorldVector.Between(low, high);
        var (stepX, stepY, stepZ) = still.VoxelToWorld.Spacing;
        double thickest = Math.Max(stepX, Math.Max(stepY, stepZ));
        double longest = Math.Max(size.X, Math.Max(size.Y, size.Z)) + thickest;
        double spacing = longest / PixelsAlongSide;

        // A landmark at the scan's rim must not leave the pictures half empty; only across its plane the middle matters.
        WorldPoint centre = (size * 0.5).From(low);
        (ScanPlane Plane, double Width, double Height)[] views =
        [
            (new ScanPlane("axial", centre with { Z = Within(middle.Z, low.Z, high.Z) }, new(1, 0, 0), new(0, 1, 0)), size.X, size.Y),
            (new ScanPlane("coronal", centre with { Y = Within(middle.Y, low.Y, high.Y) }, new(1, 0, 0), new(0, 0, -1)), size.X, size.Z),
            (new ScanPlane("sagittal", centre with { X = Within(middle.X, low.X, high.X) }, new(0, 1, 0), new(0, 0, -1)), size.Y, size.Z),
        ];
        PlaneExtent[] extents =
            [.. views.Select(view => new PlaneExtent(Pixels((view.Width + thickest) / spacing), Pixels((view.Height + thickest) / spacing), spacing))];
        int rowHeight = extents.Max(extent => extent.Height) + TextHeight;
        var canvas = new Canvas(extents.Sum(extent => extent.Width + Gap) - Gap, (2 * rowHeight) + Gap);
        int left = 0;
        for (int i = 0; i < views.Length; i++)
        {
            PlaneImage[] images = [.. new[] { still, moving, registered }.Select(scan => PlaneSlicer.Slice(scan, views[i].Plane, extents[i])[0].ToImage(scan))];
            canvas.Text(left + 2, 4, $"{views[i].Plane.Name} before", PixelColor.White);
            canvas.Paste(Mixed(images[0], images[1]), left, TextHeight);
            canvas.Text(left + 2, rowHeight + Gap + 4, $"{views[i].Plane.Name} after", PixelColor.White);
            canvas.Paste(Mixed(images[0], images[2]), left, rowHeight + Gap + TextHeight);
            left += extents[i].Width + Gap;
        }

        return (canvas, spacing);
    }

    /// <summary>Two pictures of one size in squares, the first at the top left.</summary>
    internal static PlaneImage Mixed(PlaneImage one, PlaneImage other)
    {
        int side = Math.Max(1, (int)Math.Ceiling(Math.Max(one.Width, one.Height) / (double)Squares));
        return one with
        {
            Pixels = [.. one.Pixels.Select((pixel, i) => ((i % one.Width / side) + (i / one.Width / side)) % 2 == 0 ? pixel : other.Pixels[i])],
        };
    }

    private static double Within(double value, double low, double high) => Math.Clamp(value, Math.Min(low, high), Math.Max(low, high));

    private static int Pixels(double count) => Math.Clamp((int)Math.Ceiling(count), 1, PixelsAlongSide + 2);
}
