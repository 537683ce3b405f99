using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Trust;

/// <summary>Which way the errors of a scan's landmarks point.</summary>
/// <param name="FoundLpsMm">The places that were found, in LPS mm: x, y, z of each landmark.</param>
/// <param name="OffLpsMm">Found less true places in LPS mm: x, y, z of each landmark; null where it was not marked.</param>
internal sealed record ErrorDirections(IReadOnlyList<double> FoundLpsMm, IReadOnlyList<double?> OffLpsMm)
{
    /// <summary>Those of places; null where a landmark was not found.</summary>
    /// <param name="found">The places that were found; null where there is none.</param>
    /// <param name="truth">The true places; null where nobody marked one.</param>
    public static ErrorDirections? Of(IReadOnlyList<WorldPoint?> found, IReadOnlyList<WorldPoint?> truth)
    {
        if (found.Any(place => place is not { IsFinite: true }))
        {
            return null;
        }

        return new ErrorDirections(
            Coordinates.Of(found.OfType<WorldPoint>()),
            [.. found.Zip(truth, (place, mark) => mark is { IsFinite: true } known
                ? new double?[] { place!.Value.X - known.X, place.Value.Y - known.Y, place.Value.Z - known.Z }
                : [null, null, null]).SelectMany(off => off)]);
    }

    /// <summary>Whether there are numbers of so many landmarks that can be lengths.</summary>
    public bool IsSound(int landmarks) =>
        FoundLpsMm.Count == 3 * landmarks
        && OffLpsMm.Count == 3 * landmarks
        && FoundLpsMm.All(number => Math.Abs(number) <= WorldPoint.GreatestMm)
        && OffLpsMm.All(number => number is null || Math.Abs(number.Value) <= WorldPoint.GreatestMm);

    /// <summary>Those of some landmarks, in another order.</summary>
    public ErrorDirections For(IReadOnlyList<int> places) => new(
        [.. places.SelectMany(i => FoundLpsMm.Skip(3 * i).Take(3))], [.. places.SelectMany(i => OffLpsMm.Skip(3 * i).Take(3))]);
}
