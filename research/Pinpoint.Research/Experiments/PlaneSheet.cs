using System.Globalization;
using Pinpoint.Biometry;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Reports;

namespace Pinpoint.Research.Experiments;

/// <summary>True and predicted planes side by side, each with its own landmarks (the paper's figure 4): a row a case, two pictures a plane.</summary>
internal static class PlaneSheet
{
    private const int Side = 260;
    private const double Room = 1.4;

    /// <summary>Draws the sheet.</summary>
    /// <param name="anatomy">The planes' definitions.</param>
    /// <param name="pairs">The cases with the truth and the answer of each.</param>
    /// <param name="read">Reads a case's scan by its name.</param>
    /// <exception cref="ArgumentException">There is no case or no plane.</exception>
    public static Canvas Draw(AnatomyDefinition anatomy, IReadOnlyList<CasePair> pairs, Func<string, Volume> read)
    {
        ArgumentNullException.ThrowIfNull(anatomy);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(read);
        if (pairs.Count == 0 || anatomy.Planes.Count == 0)
        {
            throw new ArgumentException("There is no case or no plane to draw.", nameof(pairs));
        }

        var sheet = new PictureGrid(2 * anatomy.Planes.Count, pairs.Count, Side);
        for (int row = 0; row < pairs.Count; row++)
        {
            CasePair pair = pairs[row];
            var scan = new ScanPictures(read(pair.CaseName));
            var truth = AnatomyReading.Of(anatomy, pair.Truth);
            var found = AnatomyReading.Of(anatomy, pair.Predicted);
            double extent = ExtentOf(pair.Truth);
            int column = 0;
            foreach (PlaneDefinition definition in anatomy.Planes)
            {
                sheet.Place(
                    column++, row, $"{pair.CaseName} {definition.Name} true", Picture(
                        scan, truth.Plane(definition.Name), definition, pair.Truth, extent, Side));
                sheet.Place(
                    column++, row, $"found: {ErrorOf(truth.Plane(definition.Name), found.Plane(definition.Name))}", Picture(
                        scan, found.Plane(definition.Name), definition, pair.Predicted, extent, Side));
            }
        }

        return sheet.Canvas;
    }

    /// <summary>The side in mm of a square that shows all landmarks with room around them.</summary>
    internal static double ExtentOf(LandmarkSet landmarks)
    {
        WorldPoint[] marked = [.. landmarks.Select(landmark => landmark.Position).OfType<WorldPoint>()];
        return Room * marked.SelectMany(_ => marked, (one, other) => one.DistanceTo(other)).Max();
    }

    /// <summary>A plane's picture with its landmarks; null where they define no plane.</summary>
    internal static Canvas? Picture(ScanPictures scan, ScanPlane? plane, PlaneDefinition definition, LandmarkSet landmarks, double extentMm, int side) =>
        plane is null
        ? null
        : PlanePicture.Draw(scan.Slice(plane, side, side, extentMm / side), definition, landmarks, withLegend: false);

    /// <summary>How far apart two planes lie, in words.</summary>
    internal static string ErrorOf(ScanPlane? truth, ScanPlane? found) => truth is null || found is null
        ? "undefined"
        : string.Create(CultureInfo.InvariantCulture, $"{PlaneError.AngleDegrees(truth, found):0.0} deg {PlaneError.DistanceMm(truth, found):0.0} mm");
}
