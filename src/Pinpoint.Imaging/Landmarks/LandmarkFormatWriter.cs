namespace Pinpoint.Imaging;

/// <summary>How a landmark format is written.</summary>
/// <param name="Word">The word that chooses the format on the command line and over HTTP, and the ending of its files without the dot, such as
/// <c>mrk.json</c>.</param>
/// <param name="MediaType">The media type over HTTP.</param>
/// <param name="HoldsStatus">Whether the format has a place for uncertain landmarks and those outside the scan; without one they read back as defined.</param>
/// <param name="Write">Writes the landmarks, in LPS mm, and the name of their case, where the format has a place for it, to a stream that it leaves
/// open.</param>
public sealed record LandmarkFormatWriter(string Word, string MediaType, bool HoldsStatus, Action<Stream, LandmarkSet, string> Write);
