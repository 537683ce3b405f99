using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>The picture of a plane in 8-bit grey.</summary>
/// <param name="Plane">The plane; the picture's middle is its origin.</param>
/// <param name="Width">Pixels along the plane's x axis.</param>
/// <param name="Height">Pixels along the plane's y axis.</param>
/// <param name="SpacingMm">The distance between neighbouring pixels in mm, along both axes.</param>
/// <param name="Pixels">The grey values, <c>[height, width]</c>, top row first; 0 outside the scan.</param>
internal sealed record PlaneImage(ScanPlane Plane, int Width, int Height, double SpacingMm, byte[] Pixels)
{
    /// <summary>A world point (LPS mm) in the picture: pixels from the centre of the top left pixel, and the signed distance from the plane in mm.</summary>
    public (double X, double Y, double DistanceMm) ToPixel(WorldPoint point)
    {
        var (x, y, distance) = Plane.Project(point);
        return ((x / SpacingMm) + ((Width - 1) / 2.0), (y / SpacingMm) + ((Height - 1) / 2.0), distance);
    }

    /// <summary>The world point (LPS mm) at a place in the picture.</summary>
    public WorldPoint ToWorld(double x, double y) => Plane.At((x - ((Width - 1) / 2.0)) * SpacingMm, (y - ((Height - 1) / 2.0)) * SpacingMm);
}
