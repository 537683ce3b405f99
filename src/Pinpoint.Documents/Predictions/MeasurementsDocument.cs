namespace Pinpoint.Documents;

/// <summary>Measurements that were taken with landmarks: <c>pinpoint measure --json</c>.</summary>
/// <param name="LandmarkSource">The model or landmark file that the landmarks come from.</param>
/// <param name="Scan">The scan's path, or its name as a client gave it; null where the landmarks do without.</param>
/// <param name="Anatomy">Standard planes and measurements; the planes are left to <c>pinpoint planes</c>.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record MeasurementsDocument(string LandmarkSource, string? Scan, AnatomyItem Anatomy, IReadOnlyList<string> Warnings)
    : Document("measurements", 1);
