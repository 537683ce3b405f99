namespace Pinpoint.Imaging;

/// <summary>How a landmark format is written.</summary>
/// <param name="Word">The word that chooses the format on the command line and over HTTP, such as <c>mrk.json</c>.</param>
/// <param name="MediaType">The media type over HTTP.</param>
/// <param name="HoldsStatus">Whether the format has a place for uncertain landmarks and those outside the scan; without one they read back as defined.</param>
/// <param name="Write">Writes the landmarks, in LPS mm, and what the format has a place for of the options, to a stream that it leaves open.</param>
public sealed record LandmarkFormatWriter(string Word, string MediaType, bool HoldsStatus, Action<Stream, LandmarkSet, LandmarkWriteOptions> Write)
{
    /// <summary>The ending of the files, without the dot; the word, unless that is no ending.</summary>
    public string Ending { get; init; } = Word;

    /// <summary>Whether the landmarks are filed with the images that they lie in (<see cref="LandmarkWriteOptions.Images"/>), which there must be.</summary>
    public bool NeedsImages { get; init; }
}
