namespace Pinpoint.Imaging;

/// <summary>How to write a volume.</summary>
public sealed record VolumeWriteOptions
{
    /// <summary>Whether to compress the voxels of a MetaImage or NRRD file. NIfTI goes by its name: <c>.gz</c> is compressed, all else is not.</summary>
    public bool Compress { get; init; }
}
