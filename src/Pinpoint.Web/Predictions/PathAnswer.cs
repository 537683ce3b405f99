using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Web.Predictions;

/// <summary>The way of one start.</summary>
/// <param name="Converged">Whether it came to rest before the updates ran out.</param>
/// <param name="ShapesLpsMm">After every update, the start itself first, the coordinates of all landmarks in the model's order, x, y and z of each in LPS mm.</param>
internal sealed record PathAnswer(bool Converged, IReadOnlyList<double[]> ShapesLpsMm)
{
    // A thousandth of a millimetre is finer than any voxel, and keeps the answer short.
    private const int Digits = 3;

    public static PathAnswer Of(WorldPath path) => new(path.Converged, [.. path.Shapes.Select(Coordinates)]);

    private static double[] Coordinates(IReadOnlyList<WorldPoint> shape) =>
        [.. shape.SelectMany(point => new[] { Math.Round(point.X, Digits), Math.Round(point.Y, Digits), Math.Round(point.Z, Digits) })];
}
