using Pinpoint.Biometry;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Support;

/// <summary>The built-in anatomy of the fetal head, and landmarks for it that are easy to reckon with.</summary>
internal static class FetalHead
{
    public static AnatomyDefinition Anatomy => BuiltInAnatomies.For(Names)!;

    public static IReadOnlyList<string> Names { get; } =
    [
        "head_centre", "head_front", "head_back", "head_right", "head_left", "ventricle_right_inner", "ventricle_right_outer", "cerebellum_right",
        "cerebellum_left", "csp",
    ];

    /// <summary>A head with its midline along y: 80 mm wide, 100 mm long, a cerebellum of 40 mm, a ventricle of 8 mm.</summary>
    public static LandmarkSet Landmarks(double? radius95 = null) => new(
        new (double X, double Y, double Z)[]
        {
            (0, 0, 0), (0, -50, 0), (0, 50, 0), (-40, 0, 0), (40, 0, 0), (-10, 20, 0), (-18, 20, 0), (-20, 35, -20), (20, 35, -20), (0, -20, 0),
        }.Select((point, i) => Landmark.At(Names[i], new WorldPoint(point.X, point.Y, point.Z)) with { Radius95 = radius95 }));

    /// <summary>The same set with one landmark elsewhere, or missing.</summary>
    public static LandmarkSet With(LandmarkSet landmarks, string name, WorldPoint? position) =>
        new(landmarks.Select(
            landmark => landmark.Name != name ? landmark : position is { } place ? landmark with { Position = place } : Landmark.Missing(name)));

    /// <summary>The same landmarks, each moved by a function.</summary>
    public static LandmarkSet Moved(LandmarkSet landmarks, Func<WorldPoint, WorldPoint> move) =>
        new(landmarks.Select(landmark => landmark with { Position = move(landmark.Position!.Value) }));
}
