using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>What turns the states of a search into landmarks in the world.</summary>
/// <param name="Space">The search space of the states.</param>
/// <param name="Grid">Where the working grid lay whose voxels the space counts.</param>
internal sealed record SearchFrame(ISearchSpace Space, GridFrame Grid)
{
    /// <summary>The mirror image of the world in which the grid lay; null where it lay in the world itself.</summary>
    public WorldMirror? Mirror { get; init; }

    /// <summary>The landmarks of every state of a path, in LPS mm.</summary>
    public WorldPath InWorld(StartPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        double[] landmarks = new double[3 * Space.LandmarkCount];
        var shapes = new List<IReadOnlyList<WorldPoint>>(path.States.Count);
        foreach (double[] state in path.States)
        {
            Space.Place(state, landmarks);
            var shape = new WorldPoint[Space.LandmarkCount];
            for (int i = 0; i < shape.Length; i++)
            {
                WorldPoint place = Grid.ToWorld(landmarks[3 * i], landmarks[(3 * i) + 1], landmarks[(3 * i) + 2]);
                shape[i] = Mirror?.Of(place) ?? place;
            }

            shapes.Add(shape);
        }

        return new WorldPath(shapes, path.Converged);
    }
}
