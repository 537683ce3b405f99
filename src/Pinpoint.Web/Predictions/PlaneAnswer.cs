using Pinpoint.Planes;

namespace Pinpoint.Web.Predictions;

/// <summary>A standard plane, all in LPS mm.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Origin">The middle of its picture.</param>
/// <param name="XAxis">The unit vector along a picture's rows.</param>
/// <param name="YAxis">The unit vector along a picture's columns, downwards.</param>
internal sealed record PlaneAnswer(string Name, string Title, double[] Origin, double[] XAxis, double[] YAxis)
{
    public static PlaneAnswer Of(ScanPlane plane, string title) => new(
        plane.Name,
        title,
        [plane.Origin.X, plane.Origin.Y, plane.Origin.Z],
        [plane.XAxis.X, plane.XAxis.Y, plane.XAxis.Z],
        [plane.YAxis.X, plane.YAxis.Y, plane.YAxis.Z]);
}
