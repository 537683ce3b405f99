using System.Globalization;
using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Reports;

/// <summary>A picture of a plane of a scan, drawn in a frame of millimetres whose origin is its upper left corner.</summary>
/// <param name="Name">What it is a view of: axial, coronal, sagittal, or a plane's own name.</param>
/// <param name="Image">The picture.</param>
internal sealed record ScanView(string Name, PlaneImage Image)
{
    /// <summary>The directions of the body at the edges.</summary>
    public EdgeLetters Letters { get; } = EdgeLetters.Of(Image.Plane);

    /// <summary>The width in mm.</summary>
    public double WidthMm => Image.Width * Image.SpacingMm;

    /// <summary>The height in mm.</summary>
    public double HeightMm => Image.Height * Image.SpacingMm;

    /// <summary>Where a world point (LPS mm) lies in the view, in mm from its upper left corner, and its signed distance from the plane in mm.</summary>
    public (double X, double Y, double DistanceMm) Place(WorldPoint point)
    {
        var (x, y, distance) = Image.Plane.Project(point);
        return (x + (WidthMm / 2), y + (HeightMm / 2), distance);
    }

    /// <summary>The picture as a PNG inside an address.</summary>
    internal string Address => "data:image/png;base64," + Convert.ToBase64String(PngFile.Encode(PngColor.Grey, Image.Width, Image.Height, Image.Pixels));

    /// <summary>A length in mm as the drawing takes it.</summary>
    internal static string Number(double millimetres) => millimetres.ToString("0.###", CultureInfo.InvariantCulture);
}
