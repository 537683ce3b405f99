using Pinpoint.Checks;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Workflows;

/// <summary>Which landmarks of a list are the same place on the other side of the body, and which lie between the sides.</summary>
/// <param name="Pairs">The pairs, by name.</param>
/// <param name="Middle">Those between the sides.</param>
internal sealed record MirrorPartners(IReadOnlyList<(string One, string Other)> Pairs, IReadOnlyList<string> Middle)
{
    /// <summary>
    /// Pairs whose names differ by a word for left and right; and, of landmarks whose side stands in the list but whose names say nothing, those that are
    /// mirror images of each other in a labelled scan.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="labelled">The landmarks of labelled scans.</param>
    public static MirrorPartners Of(IReadOnlyList<ListedLandmarkItem> list, IReadOnlyList<LandmarkSet> labelled)
    {
        var pairs = LeftRightNames.PairsOf([.. list.Select(item => item.Name)]).Select(pair => (pair.Left, pair.Right)).ToList();
        string[] middle = [.. list.Where(item => item.BodySide == "middle").Select(item => item.Name)];
        var known = new MirrorPartners(pairs, middle);
        string[] Alone(string side) =>
        [
            .. list.Where(item => item.BodySide == side && !pairs.Exists(pair => pair.Left == item.Name || pair.Right == item.Name)).Select(item => item.Name),
        ];

        var (left, right) = (Alone("left"), Alone("right"));
        return left.Length > 0 && right.Length > 0 && labelled.MaxBy(set => set.Count(landmark => landmark.Position is not null)) is { } fullest
                && known.PlaneOf(fullest) is { } plane
            ? known with { Pairs = [.. pairs, .. Learnt(fullest, plane, left, right)] }
            : known;
    }

    /// <summary>The plane between the sides of a body whose landmarks are placed in part; null where none of them tells it.</summary>
    public MirrorPlane? PlaneOf(LandmarkSet placed)
    {
        WorldPoint? At(string name) => placed.Find(name)?.Position;
        return MirrorPlane.Through(
            [.. Pairs.Select(pair => (One: At(pair.One), Other: At(pair.Other))).Where(pair => pair is { One: not null, Other: not null })
                .Select(pair => (pair.One!.Value, pair.Other!.Value))],
            [.. Middle.Select(At).OfType<WorldPoint>()]);
    }

    /// <summary>Where the partners of placed landmarks may lie.</summary>
    /// <param name="placed">The landmarks that are placed.</param>
    public IReadOnlyDictionary<string, WorldPoint> Propose(LandmarkSet placed)
    {
        var found = new Dictionary<string, WorldPoint>(StringComparer.Ordinal);
        if (PlaneOf(placed) is { } plane)
        {
            foreach (var (from, to) in Pairs.SelectMany(pair => new[] { (pair.One, pair.Other), (pair.Other, pair.One) }))
            {
                if (placed.Find(to) is null && placed.Find(from)?.Position is { } position)
                {
                    found[to] = plane.Reflect(position);
                }
            }
        }

        return found;
    }

    // The nearest to each other's mirror image.
    private static IEnumerable<(string One, string Other)> Learnt(LandmarkSet shape, MirrorPlane plane, string[] left, string[] right)
    {
        string? Nearest(string name, string[] others) => shape.Find(name)?.Position is { } position
            ? others.Where(other => shape.Find(other)?.Position is not null)
                .MinBy(other => shape.Find(other)!.Position!.Value.DistanceTo(plane.Reflect(position)))
            : null;
        foreach (string one in left)
        {
            if (Nearest(one, right) is { } other && Nearest(other, left) == one)
            {
                yield return (one, other);
            }
        }
    }
}
