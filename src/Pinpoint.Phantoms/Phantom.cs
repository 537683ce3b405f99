using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>A synthetic scan and where its landmarks truly are.</summary>
/// <param name="Volume">The scan.</param>
/// <param name="Landmarks">The landmarks, in LPS mm, exact.</param>
public sealed record Phantom(Volume Volume, LandmarkSet Landmarks);
