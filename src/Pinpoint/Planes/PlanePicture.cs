using System.Globalization;
using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>
/// Draws a plane's picture with its landmarks: a numbered dot where each projects, a ring where its error radius meets the plane, and a legend with its
/// distance.
/// </summary>
internal static class PlanePicture
{
    private const double DotRadius = 3;
    private const int LineHeight = PixelFont.Height + 4;
    private const int Margin = 6;
    private const int LargestPlace = 1 << 20;

    /// <summary>Draws the landmarks that define the plane over its picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="definition">The plane's definition.</param>
    /// <param name="landmarks">The landmarks, in LPS mm; each has its place in the set as its number, counted from 1.</param>
    /// <param name="withLegend">Whether names and distances follow below the picture.</param>
    public static Canvas Draw(PlaneImage image, PlaneDefinition definition, LandmarkSet landmarks, bool withLegend)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(landmarks);
        (Landmark Landmark, int Index)[] drawn = [.. landmarks.Select((landmark, i) => (landmark, i))
            .Where(item => item.landmark.Position is not null && definition.Landmarks.Contains(item.landmark.Name, StringComparer.Ordinal))];
        string[] legend = [.. drawn.Select(item => Line(image, item.Landmark, item.Index))];
        int width = withLegend ? Math.Max(image.Width, legend.Max(Canvas.WidthOf) + (2 * Margin)) : image.Width;
        var canvas = new Canvas(width, image.Height + (withLegend ? (legend.Length * LineHeight) + Margin : 0));
        canvas.Paste(image, 0, 0);
        foreach (var (landmark, index) in drawn)
        {
            Mark(canvas, image, landmark, index);
        }

        for (int i = 0; withLegend && i < legend.Length; i++)
        {
            canvas.Text(Margin, image.Height + Margin + (i * LineHeight), legend[i], PixelColor.OfMark(drawn[i].Index));
        }

        return canvas;
    }

    private static void Mark(Canvas canvas, PlaneImage image, Landmark landmark, int index)
    {
        PixelColor color = PixelColor.OfMark(index);
        var (x, y, distance) = image.ToPixel(landmark.Position!.Value);
        canvas.Dot(x, y, DotRadius + 1, default);
        canvas.Dot(x, y, DotRadius, color);
        if (landmark.Radius95 is { } radius && radius > Math.Abs(distance))
        {
            // Where the ball around the landmark meets the plane.
            canvas.Ring(x, y, Math.Sqrt((radius * radius) - (distance * distance)) / image.SpacingMm, color);
        }

        // Clear of the dot, on a shadow that keeps it legible over bright tissue.
        int left = (int)Math.Clamp(x + DotRadius + 3, -LargestPlace, LargestPlace);
        int top = (int)Math.Clamp(y - DotRadius - PixelFont.Height, -LargestPlace, LargestPlace);
        canvas.Text(left + 1, top + 1, Number(index), default);
        canvas.Text(left, top, Number(index), color);
    }

    private static string Line(PlaneImage image, Landmark landmark, int index) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(index)} {landmark.Name} {Math.Round(image.ToPixel(landmark.Position!.Value).DistanceMm, 1):+0.0;-0.0;0.0} mm");

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
