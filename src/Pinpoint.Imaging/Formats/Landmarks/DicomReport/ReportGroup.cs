namespace Pinpoint.Imaging;

/// <summary>A measurement group of a report, and the coordinates that were found at any depth below it.</summary>
/// <param name="Number">Which group of the report it is, from 1.</param>
/// <param name="Node">Its item.</param>
internal sealed record ReportGroup(int Number, ReportNode Node)
{
    // Where Cornerstone keeps what a tool draws besides the measurement itself.
    private static readonly string[] Drawings = ["ControlPoints", "TextPosition"];

    private readonly List<ReportNode> _own = [];
    private readonly List<ReportNode> _below = [];

    /// <summary>The group's place in messages.</summary>
    public string Place => Invariant($"measurement group {Number}");

    /// <summary>Regions that are no points.</summary>
    public int Regions { get; private set; }

    /// <summary>The items with points: those of the group itself, or else those that its measurements follow from.</summary>
    public IReadOnlyList<ReportNode> Points => _own.Count > 0 ? _own : _below;

    /// <summary>
    /// What the points are called: the tracking identifier, unless that is a tool's own, with a colon, which says nothing of the point; else the comment or the
    /// finding.
    /// </summary>
    public string Name
    {
        get
        {
            string? tracking = Node.Child(ReportCodes.TrackingIdentifier)?.Text;
            return tracking?.Contains(':', StringComparison.Ordinal) == false
                ? tracking
                : Node.Child(ReportCodes.Comment)?.Text ?? Node.Child(ReportCodes.Finding)?.Code?.Meaning ?? tracking ?? "point";
        }
    }

    /// <summary>The groups of a report, at any depth.</summary>
    public static IReadOnlyList<ReportGroup> In(ReportNode root)
    {
        var groups = new List<ReportGroup>();
        Walk(root, null, groups);
        return groups;
    }

    // The parser bounds the depth.
    private static void Walk(ReportNode node, ReportGroup? group, List<ReportGroup> groups)
    {
        foreach (ReportNode child in node.Children)
        {
            ReportGroup? inner = group;
            if (child.Kind == "CONTAINER" && child.IsNamed(ReportCodes.MeasurementGroup))
            {
                inner = new ReportGroup(groups.Count + 1, child);
                groups.Add(inner);
            }
            else
            {
                group?.Take(child, isOwn: node.Kind == "CONTAINER");
            }

            Walk(child, inner, groups);
        }
    }

    private void Take(ReportNode item, bool isOwn)
    {
        if (item.Kind is "SCOORD" or "SCOORD3D" && !Drawings.Contains(item.Name?.Value, StringComparer.Ordinal))
        {
            if (item.GraphicType is "POINT" or "MULTIPOINT")
            {
                (isOwn ? _own : _below).Add(item);
            }
            else
            {
                Regions++;
            }
        }
    }
}
