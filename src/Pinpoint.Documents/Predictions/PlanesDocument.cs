namespace Pinpoint.Documents;

/// <summary>Planes that were cut out of a scan: <c>pinpoint planes --json</c>, and the file <c>SCAN.planes.json</c>.</summary>
/// <param name="LandmarkSource">The model or landmark file that the landmarks come from.</param>
/// <param name="Scan">The scan's path, or its name as a client gave it.</param>
/// <param name="Anatomy">Standard planes and measurements.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record PlanesDocument(string LandmarkSource, string Scan, AnatomyItem Anatomy, IReadOnlyList<string> Warnings) : Document("planes", 1);
