using Pinpoint.Planes;

namespace Pinpoint.Documents;

/// <summary>A standard plane and the frame in which its picture lies.</summary>
/// <param name="Name">Its name, in short.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="OriginLpsMm">The middle of its picture in LPS mm: x, y, z.</param>
/// <param name="XAxis">The unit vector in LPS along a picture's rows, to the right.</param>
/// <param name="YAxis">The unit vector in LPS along a picture's columns, downwards.</param>
/// <param name="Normal">The unit vector in LPS out of the plane: <c>x_axis</c> times <c>y_axis</c>, right-handed.</param>
/// <param name="Drawing">The files of the plane and where landmarks lie in its picture; null where nothing was drawn.</param>
public sealed record PlaneItem(
    string Name,
    string Title,
    IReadOnlyList<double> OriginLpsMm,
    IReadOnlyList<double> XAxis,
    IReadOnlyList<double> YAxis,
    IReadOnlyList<double> Normal,
    PlaneDrawing? Drawing)
{
    /// <summary>A plane.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="title">Its name in words.</param>
    /// <param name="drawing">Its files and picture, where it was drawn.</param>
    public static PlaneItem Of(ScanPlane plane, string title, PlaneDrawing? drawing = null)
    {
        ArgumentNullException.ThrowIfNull(plane);
        return new PlaneItem(
            plane.Name,
            title,
            DocumentNumbers.Of(plane.Origin),
            DocumentNumbers.Of(plane.XAxis),
            DocumentNumbers.Of(plane.YAxis),
            DocumentNumbers.Of(plane.Normal),
            drawing);
    }
}
