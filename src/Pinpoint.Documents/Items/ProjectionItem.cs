using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Documents;

/// <summary>Where a landmark lies in the picture of a plane.</summary>
/// <param name="Name">Its name, the landmark's.</param>
/// <param name="Defines">Whether it is one of those that define the plane.</param>
/// <param name="InPlaneMm">Its place in the plane in mm along <c>x_axis</c> and <c>y_axis</c>, from the plane's origin.</param>
/// <param name="DistanceMm">Its signed distance from the plane in mm, along <c>normal</c>.</param>
/// <param name="Pixel">Its place in the picture in pixels, column and row from the centre of the top left one.</param>
public sealed record ProjectionItem(string Name, bool Defines, IReadOnlyList<double> InPlaneMm, double DistanceMm, IReadOnlyList<double> Pixel)
{
    internal static ProjectionItem Of(PlaneImage drawn, PlaneDefinition definition, string name, WorldPoint position)
    {
        var (x, y, distance) = drawn.Plane.Project(position);
        var (column, row, _) = drawn.ToPixel(position);
        return new ProjectionItem(name, definition.Landmarks.Contains(name, StringComparer.Ordinal), [x, y], distance, [column, row]);
    }
}
