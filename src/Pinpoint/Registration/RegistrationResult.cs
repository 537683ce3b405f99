namespace Pinpoint.Registration;

/// <summary>What landmarks of two scans tell of the way between them.</summary>
/// <param name="Kind">What the transform may do.</param>
/// <param name="Fit">How far landmarks were believed.</param>
/// <param name="Transform">The transform, from fixed to moving.</param>
/// <param name="Landmarks">The landmarks of both scans, in the fixed scan's order.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record RegistrationResult(
    TransformKind Kind, LandmarkFit Fit, ISpatialTransform Transform, IReadOnlyList<RegisteredLandmark> Landmarks, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether the expected sizes follow from error radii, and not from the residuals themselves.</summary>
    public bool KnowsRadii { get; init; }

    /// <summary>The root mean square of the residuals of the landmarks that count, in mm.</summary>
    public double RootMeanSquareMm =>
        Math.Sqrt(Landmarks.Where(landmark => landmark.Weight > 0).Average(landmark => landmark.ResidualMm * landmark.ResidualMm));

    /// <summary>The names of the landmarks that were left out as wrong.</summary>
    public IEnumerable<string> LeftOut => Landmarks.Where(landmark => landmark.Weight == 0).Select(landmark => landmark.Name);
}
