namespace Pinpoint.DicomWeb;

/// <summary>How an archive took an instance.</summary>
/// <param name="InstanceUid">The instance.</param>
/// <param name="Warning">What the archive changed or did not like; null where it took the instance as it is.</param>
public sealed record StoreOutcome(string InstanceUid, string? Warning);
