using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Registration;

/// <summary>Whether landmarks define a transform, and one line where they do not.</summary>
internal static class RegistrationNeeds
{
    // Of the longest spread: landmarks that lie closer to a line or a plane define nothing across it but their own errors.
    private const double LeastShare = 1e-3;

    // Below this the transform is defined, and hardly known, across the plane.
    private const double FlatShare = 0.05;

    /// <summary>Whether the landmarks define a transform.</summary>
    public static bool AreMet(TransformKindRow row, IReadOnlyList<RegistrationPair> pairs) =>
        pairs.Count >= row.Fewest && IsSpread(row, pairs, pair => pair.Fixed) && IsSpread(row, pairs, pair => pair.Moving);

    /// <summary>Refuses landmarks that define no transform.</summary>
    /// <exception cref="BadInputException">There are too few, or they lie on a line or in a plane.</exception>
    public static void Demand(TransformKindRow row, IReadOnlyList<RegistrationPair> pairs)
    {
        if (pairs.Count < row.Fewest)
        {
            string names = pairs.Count == 0 ? "" : $" ({string.Join(", ", pairs.Select(pair => $"'{pair.Name}'"))})";
            throw new BadInputException(Invariant(
                $"the two scans share {pairs.Count} landmarks{names}, and a {row.Name} transform needs {row.Fewest} or more") + Spread(row));
        }

        if (!AreMet(row, pairs))
        {
            throw Flat(row, pairs);
        }
    }

    /// <summary>The one line for landmarks on a line or in a plane.</summary>
    public static BadInputException Flat(TransformKindRow row, IReadOnlyList<RegistrationPair> pairs)
    {
        string scan = IsSpread(row, pairs, pair => pair.Fixed) ? "moving" : "fixed";
        string where = row.NeedsSpace ? "in one plane (or on one line)" : "on one line";
        string other = row.NeedsSpace ? "; give others, or take a rigid or similarity transform" : "; give others besides";
        return new BadInputException(Invariant(
            $"the {pairs.Count} shared landmarks lie {where} in the {scan} scan, so no {row.Name} transform follows from them") + other);
    }

    /// <summary>What to warn of: landmarks that are nearly in a plane.</summary>
    public static IEnumerable<string> WarningsOf(TransformKindRow row, IReadOnlyList<RegistrationPair> pairs)
    {
        if (!row.NeedsSpace)
        {
            yield break;
        }

        var (first, _, last) = PointScatter.Of([.. pairs.Select(pair => pair.Fixed)]).Spreads;
        if (last < FlatShare * first)
        {
            yield return Invariant($"the shared landmarks lie nearly in one plane, so that the {row.Name} transform is little more than a guess across it");
        }
    }

    private static string Spread(TransformKindRow row) => row.NeedsSpace ? " that are not in one plane" : " that are not on one line";

    private static bool IsSpread(TransformKindRow row, IReadOnlyList<RegistrationPair> pairs, Func<RegistrationPair, WorldPoint> place)
    {
        var (first, second, last) = PointScatter.Of([.. pairs.Select(place)]).Spreads;
        return first > 0 && (row.NeedsSpace ? last : second) > LeastShare * first;
    }
}
