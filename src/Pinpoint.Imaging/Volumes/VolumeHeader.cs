namespace Pinpoint.Imaging;

/// <summary>What a volume's file says about it, read without its voxels.</summary>
/// <param name="Format">The name of the format, told from the content: <c>NIfTI-1</c>.</param>
/// <param name="Size">The number of voxels along each axis of one frame.</param>
/// <param name="Frames">The length of the fourth axis: 1 for an ordinary volume.</param>
/// <param name="VoxelType">The stored type.</param>
/// <param name="VoxelToWorld">The map from voxel indices to LPS millimetres.</param>
public sealed record VolumeHeader(string Format, VolumeSize Size, int Frames, VoxelType VoxelType, Affine VoxelToWorld)
{
    /// <summary>Which part of the file <see cref="VoxelToWorld"/> came from.</summary>
    public AffineSource AffineSource { get; init; } = AffineSource.Header;

    /// <summary>The factor from stored values to intensities.</summary>
    public double Slope { get; init; } = 1;

    /// <summary>The offset added after <see cref="Slope"/>.</summary>
    public double Intercept { get; init; }

    /// <summary>
    /// The stored value (before <see cref="Slope"/>) of voxels that were not scanned, as the file declares it; null where it declares none.
    /// </summary>
    public double? PaddingValue { get; init; }

    /// <summary>The series of a DICOM volume; null for volumes of other formats.</summary>
    public ImageSeries? Series { get; init; }

    /// <summary>How a file with these bytes should end, in lower case: <c>.nii.gz</c> for a compressed NIfTI file.</summary>
    public string FileEnding { get; init; } = "";

    /// <summary>What is odd in the header but can be lived with, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The world positions, in LPS mm, of the centres of the eight corner voxels; x runs fastest, then y, then z.</summary>
    public WorldPoint[] Corners() => Size.Corners(VoxelToWorld);
}
