namespace Pinpoint.Imaging;

/// <summary>All that a format finds out about a volume without its voxels: what it is and where its voxels are.</summary>
internal sealed record VolumePlan(VolumeHeader Header, VoxelData Data)
{
    /// <summary>What tells the volume from others of its source, such as the description of a series; null where the source holds but one.</summary>
    public string? Label { get; init; }

    /// <summary>The DICOM files that the volume is made of, in the order of the slices; empty for volumes of other formats.</summary>
    public IReadOnlyList<DicomFile> Images => Stack?.Files ?? [];

    /// <summary>Other names by which a user may choose the volume, which several volumes may share.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The frames of a DICOM volume; null for volumes of other formats.</summary>
    public DicomStack? Stack { get; init; }

    /// <summary>The volume is taken where the user names none.</summary>
    public bool IsDefault { get; init; }

    /// <summary>What the user is told where the volume is taken because none was named; null where there was nothing to choose.</summary>
    public string? DefaultWarning { get; init; }

    /// <summary>The plan under another name.</summary>
    public VolumePlan WithLabel(string label) =>
        this with { Label = label, Header = Header with { Series = Header.Series is { } series ? series with { Label = label } : null } };

    /// <summary>The plan as it is taken where the user named none: with a word on what else there was.</summary>
    public VolumePlan AsDefault() =>
        DefaultWarning is null ? this : this with { Header = Header with { Warnings = [DefaultWarning, .. Header.Warnings] } };

    /// <summary>
    /// The plan itself; refuses one whose voxels are counted from the file's end, for where a stream ends is known only when it has been read.
    /// </summary>
    /// <exception cref="BadInputException">The voxels are counted from the end.</exception>
    public VolumePlan WithoutTail(string name) => Data.FromEnd
        ? throw new BadInputException(
            name, "header size of -1", "the voxels are counted from the file's end; save the volume with its voxels right behind the header")
        : this;

    /// <summary>The decoded bytes of all frames; cannot overflow, as every axis is below 2^31.</summary>
    public UInt128 Bytes =>
        (UInt128)(ulong)Header.Size.X * (ulong)Header.Size.Y * (ulong)Header.Size.Z * (ulong)Header.Frames * (ulong)VoxelTypes.BytesOf(Header.VoxelType);
}
