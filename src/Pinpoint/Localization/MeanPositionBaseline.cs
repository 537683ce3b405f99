using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>The answer that knows nothing of the scan but its field of view: the training scans' mean, placed relative to the scan's centre.</summary>
internal static class MeanPositionBaseline
{
    /// <summary>Places a model's mean in a scan.</summary>
    /// <param name="model">The model, which keeps its training set's mean.</param>
    /// <param name="grid">The scan on the model's working grid.</param>
    /// <param name="mirror">The mirror image of the world whose side the model knows; null for the world itself.</param>
    /// <returns>The landmarks in LPS mm.</returns>
    public static LandmarkSet Of(LandmarkModel model, WorkingGrid grid, WorldMirror? mirror = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(grid);
        GridFrame frame = mirror is { } across ? grid.Frame.Mirrored(across) : grid.Frame;
        WorldPoint[] points = PointsOf(model.Space, frame);
        var mean = new LandmarkSet(model.LandmarkNames.Select((name, i) => Landmark.At(name, points[i])));
        return mirror?.Of(mean) ?? mean;
    }

    /// <summary>Places a search space's mean in a scan.</summary>
    /// <param name="space">The space, which keeps its training set's mean.</param>
    /// <param name="frame">Where the scan's working grid lies.</param>
    /// <returns>The landmarks in LPS mm, in the space's order.</returns>
    public static WorldPoint[] PointsOf(ISearchSpace space, GridFrame frame)
    {
        double[] state = new double[space.Dimension];
        double[] points = new double[3 * space.LandmarkCount];
        space.WriteMean(state);
        space.Place(state, points);
        return [.. Enumerable.Range(0, space.LandmarkCount).Select(i => frame.ToWorld(points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]))];
    }
}
