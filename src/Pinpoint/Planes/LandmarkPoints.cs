using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>Positions of named landmarks, for what is defined by them.</summary>
internal static class LandmarkPoints
{
    /// <summary>The position of a landmark.</summary>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    /// <param name="name">The landmark's name.</param>
    /// <param name="what">What needs it, for the message, such as <c>plane 'tv'</c>.</param>
    /// <exception cref="BadInputException">There is no such landmark, or it has no position.</exception>
    public static WorldPoint Of(LandmarkSet landmarks, string name, string what)
    {
        Landmark landmark = landmarks.Find(name)
            ?? throw new BadInputException(
                Invariant($"{what} needs the landmark '{name}', which is not among the {landmarks.Count} given; give a set that has it, or definitions for ") +
                "these landmarks");
        WorldPoint position = landmark.Position
            ?? throw new BadInputException($"{what} needs the landmark '{name}', which has no position; mark it, or do without what it defines");
        return position.IsPlausible
            ? position
            : throw new BadInputException(
                Invariant($"{what} needs the landmark '{name}', which lies further than {WorldPoint.GreatestMm / 1e6:0} km off; check its position"));
    }

    /// <summary>The mean position of landmarks.</summary>
    /// <exception cref="BadInputException">One is not there, or has no position.</exception>
    public static WorldPoint Mean(LandmarkSet landmarks, IReadOnlyList<string> names, string what)
    {
        double x = 0;
        double y = 0;
        double z = 0;
        foreach (string name in names)
        {
            WorldPoint point = Of(landmarks, name, what);
            x += point.X;
            y += point.Y;
            z += point.Z;
        }

        return new WorldPoint(x / names.Count, y / names.Count, z / names.Count);
    }

    /// <summary>The way between the means of two groups of landmarks.</summary>
    /// <exception cref="BadInputException">One is not there, or has no position.</exception>
    public static WorldVector Way(LandmarkSet landmarks, IReadOnlyList<string> from, IReadOnlyList<string> to, string what) =>
        WorldVector.Between(Mean(landmarks, from, what), Mean(landmarks, to, what));
}
