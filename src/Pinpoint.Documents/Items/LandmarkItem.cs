using System.Text.Json.Serialization;
using Pinpoint.Imaging;

namespace Pinpoint.Documents;

/// <summary>A landmark.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PositionLpsMm">Its position in LPS mm: x, y, z; null where it is missing.</param>
/// <param name="Status"><c>defined</c>, <c>uncertain</c>, <c>outside_scan</c> or <c>missing</c>.</param>
/// <param name="Radius95Mm">The radius in mm that holds 95 % of the errors; null where the model is not calibrated, or no model found the landmark.</param>
public sealed record LandmarkItem(
    string Name,
    IReadOnlyList<double>? PositionLpsMm,
    string Status,
    [property: JsonPropertyName("radius95_mm")] double? Radius95Mm = null)
{
    private const int LongestName = 200;
    private const int Most = 10_000;

    /// <summary>The landmarks of a set, in its order.</summary>
    public static IReadOnlyList<LandmarkItem> Of(LandmarkSet landmarks) => [.. landmarks.Select(Of)];

    /// <summary>A landmark.</summary>
    public static LandmarkItem Of(Landmark landmark)
    {
        ArgumentNullException.ThrowIfNull(landmark);
        return new LandmarkItem(
            landmark.Name,
            landmark.Position is { } position ? DocumentNumbers.Of(position) : null,
            LandmarkStatuses.NameOf(landmark.Status),
            DocumentNumbers.FiniteOrNull(landmark.Radius95));
    }

    /// <summary>The landmarks that someone sent.</summary>
    /// <exception cref="BadInputException">A name stands twice, a coordinate is no number, or status and position contradict each other.</exception>
    public static LandmarkSet ToSet(IReadOnlyList<LandmarkItem>? items)
    {
        if (items is not { Count: > 0 and <= Most })
        {
            throw new BadInputException("there are no landmarks; send a JSON object with the array 'landmarks'");
        }

        Landmark[] landmarks = [.. items.Select((item, i) => ToLandmark(item, i))];
        return landmarks.GroupBy(landmark => landmark.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated
            ? throw new BadInputException($"the landmark '{repeated.Key}' stands twice; send each once")
            : new LandmarkSet(landmarks);
    }

    private static Landmark ToLandmark(LandmarkItem? item, int index)
    {
        if (item?.Name is not { Length: > 0 and <= LongestName } name || name.Any(char.IsControl))
        {
            throw new BadInputException(
                Invariant($"landmarks[{index}]: the name is missing, longer than {LongestName} letters or not in one line; name the landmark"));
        }

        LandmarkStatus status = LandmarkStatuses.Parse(item.Status ?? "")
            ?? throw new BadInputException($"landmark '{name}': the status is none of defined, uncertain, outside_scan, missing; send one of these");
        if (status == LandmarkStatus.Missing)
        {
            return item.PositionLpsMm is null
                ? Landmark.Missing(name)
                : throw new BadInputException($"landmark '{name}': it is missing and has a position; send one of the two");
        }

        return item.PositionLpsMm is [var x, var y, var z]
            && new WorldPoint(x, y, z) is { IsPlausible: true } position
            && (item.Radius95Mm is not { } radius || (radius >= 0 && double.IsFinite(radius)))
            ? new Landmark(name, position, status) { Radius95 = item.Radius95Mm }
            : throw new BadInputException(
                Invariant($"landmark '{name}': position_lps_mm must be three numbers of at most {WorldPoint.GreatestMm:0} mm and radius95_mm none below 0, ") +
                "or the status 'missing'");
    }
}
