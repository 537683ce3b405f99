using Pinpoint.Biometry;

namespace Pinpoint.Documents;

/// <summary>Standard planes and measurements of one scan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Planes">The planes that the landmarks define.</param>
/// <param name="Measurements">What could be measured.</param>
/// <param name="Problems">Why other planes and measurements are not there, one line each.</param>
public sealed record AnatomyItem(string Name, IReadOnlyList<PlaneItem> Planes, IReadOnlyList<MeasurementItem> Measurements, IReadOnlyList<string> Problems)
{
    /// <summary>What the landmarks of a scan say of its anatomy.</summary>
    public static AnatomyItem Of(AnatomyReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        Dictionary<string, string> titles = reading.Anatomy.Planes.ToDictionary(plane => plane.Name, plane => plane.Title, StringComparer.Ordinal);
        return new AnatomyItem(
            reading.Anatomy.Name,
            [.. reading.Planes.Select(plane => PlaneItem.Of(plane, titles[plane.Name]))],
            MeasurementItem.Of(reading.Measurements),
            reading.Problems);
    }
}
