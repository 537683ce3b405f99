using Pinpoint.Registration;

namespace Pinpoint.Documents;

/// <summary>A scan of a cohort, on the mean shape.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="CentroidSizeMm">The root of the summed squared distances of its landmarks from their centre, in mm.</param>
/// <param name="ShapeDistanceMm">The distance from the cohort's mean shape in mm: root mean square over landmarks.</param>
public sealed record GroupBodyItem(string Case, double CentroidSizeMm, double ShapeDistanceMm)
{
    internal static IReadOnlyList<GroupBodyItem> Of(GroupShape group) =>
        [.. group.Bodies.Select(body => new GroupBodyItem(body.Name, body.CentroidSizeMm, body.DistanceMm(group.Mean)))];
}
