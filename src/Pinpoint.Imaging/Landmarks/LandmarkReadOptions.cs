namespace Pinpoint.Imaging;

/// <summary>What a landmark file may need besides itself.</summary>
public sealed record LandmarkReadOptions
{
    /// <summary>
    /// The voxel-to-world map of the scan that the landmarks belong to, needed by files that give positions in voxels. It is asked for only
    /// then, so that the scan's header is read only where it is needed.
    /// </summary>
    public Func<Affine>? VoxelToWorld { get; init; }

    /// <summary>The voxels of that scan along its axes, needed only by files that count an axis from its other end (VerSe).</summary>
    public Func<VolumeSize>? ScanSize { get; init; }

    /// <summary>
    /// The scan's file or folder, for structured reports: points in the planes of its images need it, and points in another space than its images' are refused.
    /// Null where there is none; it is read only for such files.
    /// </summary>
    public string? Scan { get; init; }

    /// <summary>How <see cref="Scan"/> is read: which of several series it is.</summary>
    public VolumeReadOptions ScanReading { get; init; } = new();

    /// <summary>
    /// The file with the names of the landmarks, for point lists that hold positions only; null: <c>landmarks.txt</c> beside the list, or else
    /// numbers from 1 with a warning.
    /// </summary>
    public string? NamesFile { get; init; }

    /// <summary>The case to take from a file that may hold many; null: the only one.</summary>
    public string? CaseName { get; init; }

    /// <summary>Whether a Slicer file's description is the landmark's name, as in the AFIDs files, whose labels are numbers.</summary>
    public bool NamesFromDescription { get; init; }

    /// <summary>The formats that the file may have.</summary>
    public LandmarkFormats Formats { get; init; } = LandmarkFormats.Standard;
}
