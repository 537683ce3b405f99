namespace Pinpoint.Imaging;

/// <summary>How to write a volume.</summary>
public sealed record VolumeWriteOptions
{
    /// <summary>Whether to compress the voxels of a MetaImage or NRRD file. NIfTI goes by its name: <c>.gz</c> is compressed, all else is not.</summary>
    public bool Compress { get; init; }

    /// <summary>Keys and values that an NRRD file holds beside its voxels, in their order; other formats have no place for them and leave them out.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Annotations { get; init; } = [];
}
