namespace Pinpoint.Imaging;

/// <summary>What a data set takes in, and how its scans are read.</summary>
public sealed record DatasetOptions
{
    /// <summary>Whether scans without a landmark file are cases too; else they are left out (folder) or refused (manifest).</summary>
    public bool IncludeUnlabelled { get; init; }

    /// <summary>Reads a scan whole.</summary>
    public required Func<string, Volume> ReadVolume { get; init; }

    /// <summary>Reads the voxel-to-world map from a scan's header, for landmark files in voxels.</summary>
    public required Func<string, Affine> ReadVoxelToWorld { get; init; }

    /// <summary>The names that belong to landmark files of bare positions; null: see <see cref="LandmarkReadOptions.NamesFile"/>.</summary>
    public string? NamesFile { get; init; }
}
