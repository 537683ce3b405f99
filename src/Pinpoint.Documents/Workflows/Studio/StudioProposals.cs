using Pinpoint.Checks;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Workflows;

/// <summary>
/// Where the landmarks of a scan may lie that are not placed yet: from three placed landmarks on by the shape of the scans that are labelled, else by the
/// mirror image of a partner. It looks at no voxel, and nothing of it is saved before a person takes it. Any number of threads may ask it at once.
/// </summary>
/// <param name="project">The project.</param>
internal sealed class StudioProposals(StudioProject project)
{
    /// <summary>From how many labelled scans on their shape proposes landmarks.</summary>
    public const int NeededCount = 3;

    private readonly Lock _lock = new();
    private (string Key, Taught Taught)? _latest;

    /// <summary>Proposes.</summary>
    /// <param name="name">The case, from whose own labels nothing is learnt.</param>
    /// <param name="placed">What is decided in it.</param>
    /// <exception cref="BadInputException">A landmark file of the project is damaged.</exception>
    public StudioProposalsDocument Of(string name, LandmarkSet placed)
    {
        Taught taught = Learn(name);
        var byMirror = taught.Partners.Propose(placed);
        var byShape = taught.Propose(placed);
        return new StudioProposalsDocument(
            name,
            taught.Completion is null ? 0 : taught.Count,
            [
                .. project.LandmarkList.Where(item => placed.Find(item.Name) is null).Select(item =>
                    byShape.TryGetValue(item.Name, out WorldPoint shaped) ? new ProposedLandmarkItem(item.Name, DocumentNumbers.Of(shaped), "shape")
                    : byMirror.TryGetValue(item.Name, out WorldPoint mirrored) ? new ProposedLandmarkItem(item.Name, DocumentNumbers.Of(mirrored), "mirror")
                    : null).OfType<ProposedLandmarkItem>(),
            ]);
    }

    // Learning takes a moment, and is asked for after each click: what was learnt from the same files stands.
    private Taught Learn(string name)
    {
        DatasetCase[] cases = [.. project.LabelledCases.Where(item => item.Name != name)];
        string key = string.Join('\n', [
            .. project.LandmarkList.Select(item => $"{item.Name} {item.BodySide}"),
            .. cases.Select(item => Invariant($"{item.LandmarksPath} {File.GetLastWriteTimeUtc(item.LandmarksPath!).Ticks}")),
        ]);
        lock (_lock)
        {
            if (_latest is not { } latest || latest.Key != key)
            {
                _latest = latest = (key, Taught.By(project.LandmarkList, [.. cases.Select(item => project.Folder.Read(item, item.LandmarksPath!))]));
            }

            return latest.Taught;
        }
    }

    /// <summary>What labelled scans teach.</summary>
    /// <param name="Partners">Which landmarks are each other's mirror image.</param>
    /// <param name="Names">The landmarks whose place is learnt.</param>
    /// <param name="Completion">How they lie to each other; null where too few scans are labelled.</param>
    /// <param name="Count">How many scans it was learnt from.</param>
    private sealed record Taught(MirrorPartners Partners, string[] Names, ShapeCompletion? Completion, int Count)
    {
        public static Taught By(IReadOnlyList<ListedLandmarkItem> list, LandmarkSet[] labelled)
        {
            string[] names = [.. list.Select(item => item.Name)];
            PartialShape[] shapes = [.. labelled.Select(set => ShapeOf(set, names)).Where(ShapeCompletion.CanFill)];

            // Of a landmark that none of these shows nothing is known.
            names = [.. names.Where((_, i) => shapes.Any(shape => shape.Observed[i]))];
            shapes = [.. labelled.Select(set => ShapeOf(set, names)).Where(ShapeCompletion.CanFill)];
            bool isEnough = shapes.Length >= NeededCount && names.Length >= 3;
            return new Taught(MirrorPartners.Of(list, labelled), names, isEnough ? ShapeCompletion.Learn(shapes) : null, shapes.Length);
        }

        public Dictionary<string, WorldPoint> Propose(LandmarkSet placed)
        {
            PartialShape shape = ShapeOf(placed, Names);
            if (Completion is null || !ShapeCompletion.CanFill(shape))
            {
                return [];
            }

            double[] whole = Completion.Complete(shape);
            return Names.Index().ToDictionary(
                item => item.Item,
                item => Coordinates.At(whole, item.Index),
                StringComparer.Ordinal);
        }

        private static PartialShape ShapeOf(LandmarkSet set, string[] names)
        {
            WorldPoint?[] points = ShapePoints.Of(set, names);
            return new PartialShape(Coordinates.Of(points.Select(point => point ?? default)), [.. points.Select(point => point is not null)]);
        }
    }
}
