namespace Pinpoint.Imaging;

/// <summary>How to read a volume.</summary>
public sealed record VolumeReadOptions
{
    /// <summary>Which frame to take of a file with a fourth axis, counted from 0; null refuses a file with more than one.</summary>
    public int? Frame { get; init; }

    /// <summary>Which volume to take of a source that holds several, by its name there; null refuses such a source and names them.</summary>
    public string? Volume { get; init; }

    /// <summary>
    /// Is asked for the place of the volume to take, from 0, where the source holds several and <see cref="Volume"/> names none; what it throws ends the read.
    /// Null takes the one that the format prefers.
    /// </summary>
    public Func<IReadOnlyList<VolumeHeader>, int>? Choose { get; init; }

    /// <summary>Where NIfTI volumes lie whose header says nothing of it.</summary>
    public NiftiNoCodes NiftiNoCodes { get; init; }

    /// <summary>
    /// Ends the wait for a pipe that nobody writes to, and the reading of DICOM between two files or pictures. Other files are read to their end.
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>
    /// Is told how many bytes of a stream are about to be held in memory, beside the voxels, until these are read, as those of an archive are; it is called
    /// again for more of them, and what it throws ends the read.
    /// </summary>
    public Action<long>? BeforeBytes { get; init; }

    /// <summary>Is shown the header before memory is taken for the voxels; what it throws ends the read.</summary>
    public Action<VolumeHeader>? BeforeVoxels { get; init; }
}
