using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Biometry;

/// <summary>What landmarks say of an anatomy.</summary>
/// <param name="Anatomy">The definitions.</param>
/// <param name="Planes">The planes that the landmarks define.</param>
/// <param name="Measurements">What can be measured with them.</param>
/// <param name="Problems">Why the other planes and measurements are not there, one line each.</param>
public sealed record AnatomyReading(
    AnatomyDefinition Anatomy, IReadOnlyList<ScanPlane> Planes, IReadOnlyList<Measurement> Measurements, IReadOnlyList<string> Problems)
{
    /// <summary>Places all planes and measures all there is.</summary>
    /// <param name="anatomy">The definitions.</param>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    public static AnatomyReading Of(AnatomyDefinition anatomy, LandmarkSet landmarks)
    {
        ArgumentNullException.ThrowIfNull(anatomy);
        ArgumentNullException.ThrowIfNull(landmarks);
        var problems = new List<string>();
        ScanPlane[] planes = Those(anatomy.Planes, plane => PlaneFit.Fit(plane, landmarks), problems);
        Measurement[] measurements = Those(anatomy.Measurements, measurement => Measuring.Measure(measurement, landmarks), problems);
        return new AnatomyReading(anatomy, planes, measurements, problems);
    }

    /// <summary>The plane of that name, or null.</summary>
    public ScanPlane? Plane(string name) => Planes.FirstOrDefault(plane => plane.Name == name);

    /// <summary>The measurement of that name, or null.</summary>
    public Measurement? Measurement(string name) => Measurements.FirstOrDefault(measurement => measurement.Name == name);

    private static T[] Those<TDefinition, T>(IReadOnlyList<TDefinition> definitions, Func<TDefinition, T> read, List<string> problems)
    {
        var those = new List<T>();
        foreach (TDefinition definition in definitions)
        {
            try
            {
                those.Add(read(definition));
            }
            catch (BadInputException exception)
            {
                problems.Add(exception.Message);
            }
        }

        return [.. those];
    }
}
