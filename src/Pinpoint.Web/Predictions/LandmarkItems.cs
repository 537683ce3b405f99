namespace Pinpoint.Web.Predictions;

/// <summary>A body that brings landmarks.</summary>
/// <param name="Landmarks">The landmarks.</param>
internal sealed record LandmarkItems(IReadOnlyList<LandmarkItem>? Landmarks);
