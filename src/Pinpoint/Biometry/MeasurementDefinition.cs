namespace Pinpoint.Biometry;

/// <summary>How a measurement follows from landmarks. A place is the mean of one or more landmarks, one named twice counting twice.</summary>
/// <param name="Name">Its short name, such as <c>bpd</c>.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Kind">The way to measure.</param>
/// <param name="Places">
/// The places, by kind. Distance: from, to. Ellipse: from and to of one diameter, from and to of the other. Angle: from, the middle, to. Distance to a line:
/// the
/// place, from, to. Distance to a plane: the place, then the landmarks that the plane goes through.
/// </param>
public sealed record MeasurementDefinition(string Name, string Title, MeasurementKind Kind, IReadOnlyList<IReadOnlyList<string>> Places)
{
    /// <summary>All landmarks that the measurement needs, each once.</summary>
    public IReadOnlyList<string> Landmarks { get; } = [.. Places.SelectMany(place => place).Distinct(StringComparer.Ordinal)];

    /// <summary>The unit of its values: <c>mm</c> or <c>degrees</c>.</summary>
    public string Unit => Kind == MeasurementKind.Angle ? "degrees" : "mm";
}
