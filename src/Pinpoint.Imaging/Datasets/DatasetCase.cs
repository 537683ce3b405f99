namespace Pinpoint.Imaging;

/// <summary>One scan of a data set with its landmark file, neither of them read yet.</summary>
/// <param name="Name">The case's name, unique in its set: the files' common stem, or the manifest's.</param>
/// <param name="VolumePath">The scan's file.</param>
/// <param name="LandmarksPath">The landmark file, or null for a scan without one.</param>
/// <param name="Split">The part of the set that the manifest puts the case in, such as train or test; null where it says none.</param>
public sealed record DatasetCase(string Name, string VolumePath, string? LandmarksPath, string? Split)
{
    /// <summary>How the scan is read.</summary>
    public VolumeReadOptions ReadOptions { get; init; } = new();

    /// <summary>The side of the body that the manifest says the scan shows; null where it says none.</summary>
    public BodySide? Side { get; init; }
}
