using Pinpoint.Localization;

namespace Pinpoint.Documents;

/// <summary>The way of one start of a search.</summary>
/// <param name="Converged">Whether it came to rest before the updates ran out.</param>
/// <param name="ShapesLpsMm">After every update, the start itself first, the coordinates of all landmarks in the model's order: x, y and z of each in LPS mm,
/// to a thousandth.</param>
public sealed record PathItem(bool Converged, IReadOnlyList<IReadOnlyList<double>> ShapesLpsMm)
{
    // A thousandth of a millimetre is finer than any voxel, and keeps the answer short.
    private const int Digits = 3;

    /// <summary>A way in the world.</summary>
    public static PathItem Of(WorldPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new PathItem(path.Converged, [.. path.Shapes.Select(Coordinates)]);
    }

    private static double[] Coordinates(IReadOnlyList<Imaging.WorldPoint> shape) =>
        [.. shape.SelectMany(point => new[] { Math.Round(point.X, Digits), Math.Round(point.Y, Digits), Math.Round(point.Z, Digits) })];
}
