using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Biometry;

/// <summary>The planes and measurements of one anatomy.</summary>
/// <param name="Name">Its name, such as <c>fetal-head</c>.</param>
/// <param name="Planes">The planes, no two of one name.</param>
/// <param name="Measurements">The measurements, no two of one name.</param>
public sealed record AnatomyDefinition(string Name, IReadOnlyList<PlaneDefinition> Planes, IReadOnlyList<MeasurementDefinition> Measurements)
{
    /// <summary>All landmarks that planes and measurements need, each once.</summary>
    public IReadOnlyList<string> Landmarks { get; } =
        [.. Planes.SelectMany(plane => plane.Landmarks).Concat(Measurements.SelectMany(measurement => measurement.Landmarks)).Distinct(StringComparer.Ordinal)];

    /// <summary>What landmarks are in terms of a coding scheme, by their names; empty where nobody said it.</summary>
    public IReadOnlyDictionary<string, CodedConcept> Codes { get; init; } = new Dictionary<string, CodedConcept>(StringComparer.Ordinal);
}
