using System.Globalization;
using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Documents;

/// <summary>Numbers, places and directions as the documents hold them.</summary>
internal static class DocumentNumbers
{
    /// <summary>The number, or null where it is not finite: JSON has no other way to say that there is none.</summary>
    public static double? FiniteOrNull(double? number) => number is { } value && double.IsFinite(value) ? value : null;

    public static IReadOnlyList<double> Of(WorldPoint point) => [point.X, point.Y, point.Z];

    public static IReadOnlyList<double> Of(WorldVector vector) => [vector.X, vector.Y, vector.Z];

    public static IReadOnlyList<double> Of((double X, double Y, double Z) numbers) => [numbers.X, numbers.Y, numbers.Z];

    public static IReadOnlyList<int> Of(VolumeSize size) => [size.X, size.Y, size.Z];

    /// <summary>A number as a key: its shortest digits that read back to it.</summary>
    public static string KeyOf(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The three rows of a map of space, row by row; the fourth is always 0, 0, 0, 1.</summary>
    public static IReadOnlyList<double> Of(Affine map) => [.. Enumerable.Range(0, 12).Select(element => map[element / 4, element % 4])];
}
