using System.Globalization;
using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Planes;
using Pinpoint.Reports;

namespace Pinpoint.Research.Experiments;

/// <summary>
/// How the starts of a search converge, update by update (the paper's supplement): the landmarks of all starts on three views of the scan with the true ones as
/// rings, and
/// below them each plane as the first starts have it, beside the true one.
/// </summary>
internal static class SearchFilm
{
    private const int Side = 200;
    private const int ShownStarts = 2;
    private const double DotRadius = 2.5;
    private const double RingRadius = 5;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Next = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(3);

    /// <summary>Draws and writes the film as animated PNG.</summary>
    /// <param name="path">The file.</param>
    /// <param name="volume">The scan.</param>
    /// <param name="anatomy">The planes.</param>
    /// <param name="truth">The true landmarks, in LPS mm.</param>
    /// <param name="answer">The answer, with the ways of its starts.</param>
    /// <exception cref="ArgumentException">The answer holds no ways.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, Volume volume, AnatomyDefinition anatomy, LandmarkSet truth, LocalizationResult answer)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(anatomy);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(answer);
        IReadOnlyList<WorldPath> ways = answer.WorldPaths();
        if (ways.Count == 0)
        {
            throw new ArgumentException("The answer holds no ways of a search.", nameof(answer));
        }

        string[] names = [.. answer.Landmarks.Select(landmark => landmark.Name)];
        int updates = ways.Max(way => way.Shapes.Count) - 1;
        double extent = PlaneSheet.ExtentOf(truth);
        var scan = new ScanPictures(volume);
        IReadOnlyList<PlaneImage> views = ViewsThrough(scan, truth, extent);
        var frames = new List<(byte[], TimeSpan)>();
        Canvas? frame = null;
        for (int update = 0; update <= updates; update++)
        {
            LandmarkSet[] shapes = [.. ways.Select(way => ShapeAt(way, update, names))];
            frame = Frame(scan, anatomy, truth, shapes, views, extent, string.Create(CultureInfo.InvariantCulture, $"update {update} of {updates}"));
            frames.Add((frame.Pixels, update == 0 ? First : update == updates ? Last : Next));
        }

        AnimatedPngFile.Write(path, frame!.Width, frame.Height, frames);
    }

    private static Canvas Frame(
        ScanPictures scan, AnatomyDefinition anatomy, LandmarkSet truth, LandmarkSet[] shapes, IReadOnlyList<PlaneImage> views, double extent, string caption)
    {
        int columns = Math.Max(views.Count, ShownStarts + 1);
        var grid = new PictureGrid(columns, 1 + anatomy.Planes.Count, Side);
        for (int i = 0; i < views.Count; i++)
        {
            var picture = new Canvas(Side, Side);
            picture.Paste(views[i], 0, 0);
            DrawShapes(picture, views[i], truth, shapes);
            grid.Place(i, 0, $"{views[i].Plane.Name}: {caption}", picture);
        }

        var trueReading = AnatomyReading.Of(anatomy, truth);
        for (int row = 0; row < anatomy.Planes.Count; row++)
        {
            PlaneDefinition definition = anatomy.Planes[row];
            ScanPlane? wanted = trueReading.Plane(definition.Name);
            for (int start = 0; start < Math.Min(ShownStarts, shapes.Length); start++)
            {
                ScanPlane? plane = AnatomyReading.Of(anatomy, shapes[start]).Plane(definition.Name);
                string heading = $"{definition.Name} start {start + 1}: {PlaneSheet.ErrorOf(wanted, plane)}";
                grid.Place(start, row + 1, heading, PlaneSheet.Picture(scan, plane, definition, shapes[start], extent, Side));
            }

            grid.Place(ShownStarts, row + 1, $"{definition.Name} true", PlaneSheet.Picture(scan, wanted, definition, truth, extent, Side));
        }

        return grid.Canvas;
    }

    private static void DrawShapes(Canvas picture, PlaneImage view, LandmarkSet truth, LandmarkSet[] shapes)
    {
        foreach (WorldPoint point in truth.Select(landmark => landmark.Position).OfType<WorldPoint>())
        {
            var (x, y, _) = view.ToPixel(point);
            picture.Ring(x, y, RingRadius, PixelColor.White);
        }

        for (int start = 0; start < shapes.Length; start++)
        {
            foreach (WorldPoint point in shapes[start].Select(landmark => landmark.Position).OfType<WorldPoint>())
            {
                var (x, y, _) = view.ToPixel(point);
                picture.Dot(x, y, DotRadius, PixelColor.OfMark(start));
            }
        }
    }

    private static IReadOnlyList<PlaneImage> ViewsThrough(ScanPictures scan, LandmarkSet truth, double extent)
    {
        WorldPoint[] points = [.. truth.Select(landmark => landmark.Position).OfType<WorldPoint>()];
        var middle = WorldPoint.MeanOf(points);
        return [.. ViewKinds.All.Select(kind => scan.Slice(kind.PlaneThrough(middle), Side, Side, extent / Side))];
    }

    // A start that came to rest stays where it is.
    private static LandmarkSet ShapeAt(WorldPath way, int update, string[] names)
    {
        IReadOnlyList<WorldPoint> shape = way.Shapes[Math.Min(update, way.Shapes.Count - 1)];
        return new LandmarkSet(names.Select((name, i) => Landmark.At(name, shape[i])));
    }
}
