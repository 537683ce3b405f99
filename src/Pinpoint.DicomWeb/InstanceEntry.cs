namespace Pinpoint.DicomWeb;

/// <summary>What an archive tells of an instance.</summary>
/// <param name="InstanceUid">The instance.</param>
/// <param name="Frames">How many pictures it holds; 1 where the archive does not say.</param>
public sealed record InstanceEntry(string InstanceUid, long Frames);
