using Pinpoint.Planes;

namespace Pinpoint.Reports;

/// <summary>Which directions of the body lie at the edges of a picture, as DICOM writes them: the nearest first, and others that take a good share.</summary>
/// <param name="Left">At the left edge.</param>
/// <param name="Right">At the right edge.</param>
/// <param name="Top">At the upper edge.</param>
/// <param name="Bottom">At the lower edge.</param>
internal sealed record EdgeLetters(string Left, string Right, string Top, string Bottom)
{
    // The cosine of 70 degrees: two letters where the edge looks between two directions, three where it looks between three.
    private const double GoodShare = 0.34;

    /// <summary>Those of a plane's picture.</summary>
    /// <param name="plane">The plane; its axes run to the right and down.</param>
    public static EdgeLetters Of(ScanPlane plane) => new(
        Towards(plane.XAxis * -1), Towards(plane.XAxis), Towards(plane.YAxis * -1), Towards(plane.YAxis));

    private static string Towards(WorldVector way)
    {
        WorldVector unit = way.Unit;
        (double Share, char Letter)[] parts =
        [
            (Math.Abs(unit.X), unit.X < 0 ? 'R' : 'L'),
            (Math.Abs(unit.Y), unit.Y < 0 ? 'A' : 'P'),
            (Math.Abs(unit.Z), unit.Z < 0 ? 'I' : 'S'),
        ];
        (double Share, char Letter)[] sorted = [.. parts.OrderByDescending(part => part.Share)];
        return string.Concat(sorted.Where((part, place) => place == 0 || part.Share >= GoodShare).Select(part => part.Letter));
    }
}
