namespace Pinpoint.Imaging;

/// <summary>One scan of a data set with its landmark file, neither of them read yet.</summary>
/// <param name="Name">The case's name, unique in its set: the files' common stem, or the manifest's.</param>
/// <param name="VolumePath">The scan's file.</param>
/// <param name="LandmarksPath">The landmark file, or null for a scan without one.</param>
/// <param name="Split">The part of the set that the manifest puts the case in, such as train or test; null where it says none.</param>
public sealed record DatasetCase(string Name, string VolumePath, string? LandmarksPath, string? Split)
{
    /// <summary>Reads the landmarks; the scan's header is read only where the file's positions are voxels.</summary>
    /// <param name="options">The options with which the set was opened.</param>
    /// <exception cref="InvalidOperationException">The case has no landmark file.</exception>
    /// <exception cref="BadInputException">The landmark file, or the scan's header where it is needed, is wrong.</exception>
    public LandmarkSet ReadLandmarks(DatasetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string path = LandmarksPath ?? throw new InvalidOperationException($"The case '{Name}' has no landmark file.");
        return LandmarkFile.Read(path, new LandmarkReadOptions
        {
            CaseName = Name,
            NamesFile = options.NamesFile,
            VoxelToWorld = () => options.ReadVoxelToWorld(VolumePath),
        });
    }
}
