namespace Pinpoint.Imaging;

/// <summary>Reads and writes volumes in every supported format. The content of a file, not its name, tells its format.</summary>
public static class VolumeFile
{
    /// <summary>The endings of volumes in one file, which can be read from a stream.</summary>
    public static IReadOnlyList<string> StreamEndings => VolumeFormats.All.StreamEndings;

    /// <summary>
    /// Reads a volume; the voxels keep their stored type. NaN and infinite voxels become darker than all others and count as fill, with a warning on the
    /// volume.
    /// </summary>
    /// <exception cref="BadInputException">The file is missing, damaged, of no supported format, or has several frames and none was chosen.</exception>
    /// <exception cref="ResourceException">The volume has more voxels than an array can hold, or than memory.</exception>
    /// <exception cref="OperationCanceledException">The path is a pipe, and the wait for it was ended.</exception>
    public static Volume Read(string path, VolumeReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new VolumeReadOptions();
        if (InputFile.MayBePipe(path))
        {
            return ReadPipe(path, options);
        }

        return VoxelReader.Read(path, VolumeFormats.All.Plan(path, options), options, VoxelStore.Disk);
    }

    /// <summary>Reads a volume from a stream that need not seek, from where it stands; nothing touches the disk. The content tells the format.</summary>
    /// <param name="stream">A single file's bytes: <c>.nii</c>, <c>.nii.gz</c>, <c>.nrrd</c> or <c>.mha</c>. It is left open.</param>
    /// <param name="name">The file's name, for messages only.</param>
    /// <param name="length">The stream's bytes, where they are known: a header that promises more than they can hold is then refused before memory is
    /// taken.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="BadInputException">The stream is damaged, of no supported format, needs a second file, or has several frames and none was
    /// chosen.</exception>
    /// <exception cref="ResourceException">The volume has more voxels than an array can hold, or than memory.</exception>
    public static Volume Read(Stream stream, string name, long? length = null, VolumeReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        using var replay = new ReplayStream(stream);
        options ??= new VolumeReadOptions();
        VolumePlan plan = VolumeFormats.All.Plan(replay, name, options);
        if (plan.Data.Encoding != VoxelEncoding.Decoded)
        {
            replay.Position = 0;
            replay.StopRecording();
        }

        return VoxelReader.Read(name, plan, options, VoxelStore.Of(replay, length));
    }

    /// <summary>Reads geometry and type without the voxels, at the cost of a few kilobytes; says too whether the file is long enough for its voxels.</summary>
    /// <exception cref="BadInputException">The file is missing, damaged, or of no supported format.</exception>
    public static VolumeHeader ReadHeader(string path, VolumeReadOptions? options = null)
    {
        VolumePlan plan = VolumeFormats.All.Plan(path, options ?? new VolumeReadOptions());
        VoxelCapacity.Check(path, plan, VoxelStore.Disk);
        return plan.Header;
    }

    /// <summary>The headers of all volumes that a file or a folder holds: one, unless it is a folder, a directory or an archive of DICOM series.</summary>
    /// <exception cref="BadInputException">The file is missing, damaged, or of no supported format.</exception>
    public static IReadOnlyList<VolumeHeader> ReadHeaders(string path, VolumeReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return [.. VolumeFormats.All.PlanAll(path, options ?? new VolumeReadOptions()).Select(plan => plan.Header)];
    }

    /// <summary>The files that a volume is read from: the one that was named, those that hold its voxels, in the order of these.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="BadInputException">The file is missing, damaged, or of no supported format.</exception>
    public static IReadOnlyList<string> FilesOf(string path, VolumeReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        IEnumerable<string> parts = VolumeFormats.All.Plan(path, options ?? new VolumeReadOptions()).Data.Parts.Select(part => OnDisk(part.File));
        return [.. (Directory.Exists(path) ? parts : parts.Prepend(path)).Distinct(StringComparer.Ordinal)];
    }

    // A part of an archive has the archive's path and its own.
    private static string OnDisk(string part)
    {
        for (string? path = part; path is { Length: > 0 }; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                return path;
            }
        }

        return part;
    }

    /// <summary>
    /// Writes a volume, whole or not at all, in the format that the name's ending states: <c>.nii</c>, <c>.nii.gz</c>, <c>.hdr</c> with <c>.img</c>,
    /// <c>.mha</c>, <c>.mhd</c>, <c>.nrrd</c> or <c>.nhdr</c>. NRRD and MetaImage have no scaling that other readers follow: a scaled volume is
    /// written there as intensities, in float32 where that is exact enough for its type, else in float64.
    /// </summary>
    /// <exception cref="UsageException">The ending is none of these.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, Volume volume, VolumeWriteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(volume);
        VolumeFormats.All.WriterOf(path)(path, volume, options ?? new VolumeWriteOptions());
        try
        {
            ReadHeader(path);
        }
        catch (BadInputException exception)
        {
            throw new ResourceException($"{exception.Message}; the file that was just written cannot be used", exception);
        }
    }

    /// <summary>Writes a volume as one uncompressed NIfTI file to a stream, which is left open: the stored voxels, and where they lie to the last bit of its
    /// numbers.</summary>
    public static void WriteNifti(Stream stream, Volume volume)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(volume);
        NiftiWriter.Write(stream, volume);
    }

    // To open a pipe waits for its writer, and nothing can end that wait; so it is left to a thread of its own.
    private static Volume ReadPipe(string path, VolumeReadOptions options)
    {
        var reading = Task.Run(
            () =>
            {
                using FileStream stream = VolumeStream.Open(path);
                return Read(stream, path, null, options);
            },
            CancellationToken.None);
        return reading.WaitAsync(options.Cancellation).GetAwaiter().GetResult();
    }

    /// <summary>Whether the name is that of a file that opens a volume; <c>.img</c> and <c>.raw</c> do not: their header does.</summary>
    public static bool HasVolumeName(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return VolumeFormats.All.Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The file's name without its folder and its volume ending (<c>.nii.gz</c> is one ending); a folder's name as it is.</summary>
    public static string StemOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path))
        {
            return name;
        }

        string? ending = VolumeFormats.All.EndingOf(name);
        return ending is null ? Path.GetFileNameWithoutExtension(name) : name[..^ending.Length];
    }
}
