using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Evaluation;

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
        double[] state = new double[model.Space.Dimension];
        double[] points = new double[3 * model.LandmarkNames.Count];
        model.Space.WriteMean(state);
        model.Space.Place(state, points);
        GridFrame frame = mirror is { } across ? grid.Frame.Mirrored(across) : grid.Frame;
        var mean = new LandmarkSet(
            model.LandmarkNames.Select((name, i) => Landmark.At(name, frame.ToWorld(points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]))));
        return mirror?.Of(mean) ?? mean;
    }
}
