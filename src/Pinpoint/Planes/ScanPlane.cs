using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>A plane through a scan, with the frame in which its picture lies: all in LPS mm.</summary>
/// <param name="Name">The plane's name, such as <c>tv</c>.</param>
/// <param name="Origin">The point in the plane that the picture is centred on.</param>
/// <param name="XAxis">The unit vector along a row of the picture, to the right.</param>
/// <param name="YAxis">The unit vector along a column of the picture, downwards; at a right angle to <paramref name="XAxis"/>.</param>
public sealed record ScanPlane(string Name, WorldPoint Origin, WorldVector XAxis, WorldVector YAxis)
{
    /// <summary>The unit vector out of the plane: <see cref="XAxis"/> times <see cref="YAxis"/>, right-handed.</summary>
    public WorldVector Normal => XAxis.Cross(YAxis);

    /// <summary>A world point in the plane's frame: mm along the two axes, and the signed distance from the plane in mm.</summary>
    public (double X, double Y, double Distance) Project(WorldPoint point)
    {
        WorldVector offset = WorldVector.Between(Origin, point);
        return (offset.Dot(XAxis), offset.Dot(YAxis), offset.Dot(Normal));
    }

    /// <summary>The world point at a place of the plane, in mm along its axes.</summary>
    public WorldPoint At(double x, double y) => ((XAxis * x) + (YAxis * y)).From(Origin);
}
