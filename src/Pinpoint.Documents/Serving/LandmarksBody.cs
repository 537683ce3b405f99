namespace Pinpoint.Documents;

/// <summary>A request's body that brings landmarks.</summary>
/// <param name="Landmarks">The landmarks.</param>
public sealed record LandmarksBody(IReadOnlyList<LandmarkItem>? Landmarks);
