namespace Pinpoint.Planes;

/// <summary>How a plane follows from landmarks.</summary>
/// <param name="Name">Its short name, which goes into file names.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Through">The landmarks that it goes through: three, or more by least squares.</param>
/// <param name="XAxis">The direction along a picture's rows, brought into the plane.</param>
/// <param name="YAxis">The side to which a picture's columns run; only its sense counts, for the columns stand at right angles to the rows.</param>
/// <param name="Origin">The landmarks whose mean, brought into the plane, is the picture's middle; one that stands twice counts twice.</param>
public sealed record PlaneDefinition(string Name, string Title, IReadOnlyList<string> Through, PlaneAxis XAxis, PlaneAxis YAxis, IReadOnlyList<string> Origin)
{
    /// <summary>All landmarks that the plane needs, each once.</summary>
    public IReadOnlyList<string> Landmarks { get; } = [.. Through.Concat(XAxis.Landmarks)
        .Concat(YAxis.Landmarks)
        .Concat(Origin)
        .Distinct(StringComparer.Ordinal)];
}
