namespace Pinpoint.Imaging;

/// <summary>The DICOM files of a series in memory, as an archive sends them: nothing of them goes to the disk.</summary>
public sealed class DicomSeries
{
    private readonly IReadOnlyList<DicomFile> _files;

    private DicomSeries(string name, IReadOnlyList<DicomFile> files, long bytes)
    {
        Name = name;
        _files = files;
        Bytes = bytes;
    }

    /// <summary>What the series is called, for messages.</summary>
    public string Name { get; }

    /// <summary>The bytes of all files.</summary>
    public long Bytes { get; }

    /// <summary>The SOP instance UIDs of the files, without those that have none.</summary>
    public IReadOnlyList<string> InstanceUids => [.. _files.Select(file => file.DataSet.Text(DicomTags.SopInstanceUid)).OfType<string>()];

    /// <summary>Looks through files, without their pictures.</summary>
    /// <param name="name">What the series is called, for messages.</param>
    /// <param name="files">The files; they must not change.</param>
    /// <exception cref="BadInputException">There are none, or one is damaged.</exception>
    public static DicomSeries Parse(string name, IReadOnlyList<byte[]> files)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(files);
        return files.Count == 0
            ? throw new BadInputException(name, null, "has no instances; check which series it is")
            : new DicomSeries(
                name,
                [.. files.Select((bytes, index) => DicomParser.Parse(new DicomBytes(Invariant($"{name}, instance {index + 1}"), bytes)))],
                files.Sum(bytes => (long)bytes.Length));
    }

    /// <summary>Reads the volume, as <see cref="VolumeFile.Read(string, VolumeReadOptions?)"/> does with a folder of the same files.</summary>
    /// <exception cref="BadInputException">The files are damaged, make no volume, or none of that name.</exception>
    /// <exception cref="ResourceException">The volume has more voxels than an array can hold, or than memory.</exception>
    public Volume Read(VolumeReadOptions? options = null)
    {
        options ??= new VolumeReadOptions();
        return VoxelReader.Read(Name, Plan(options), options, VoxelStore.Disk);
    }

    /// <summary>Reads a scan, as <see cref="Scan.Open(string, VolumeReadOptions?)"/> does with a folder of the same files.</summary>
    /// <exception cref="BadInputException">The files are damaged, make no volume, or none of that name.</exception>
    /// <exception cref="ResourceException">The volume has more voxels than an array can hold, or than memory.</exception>
    public Scan Open(VolumeReadOptions? options = null)
    {
        options ??= new VolumeReadOptions();
        return Scan.Open(Name, Plan(options), options);
    }

    /// <summary>The images of the volume that <see cref="Read"/> reads, for a report.</summary>
    /// <exception cref="BadInputException">No report can be filed with them.</exception>
    public ReportedImages Images(VolumeReadOptions? options = null) => ReportedImages.Of(Name, Plan(options ?? new VolumeReadOptions()).Images);

    private VolumePlan Plan(VolumeReadOptions options) => VolumeFormats.Choose(Name, DicomFormat.Plan(Name, _files), options);
}
