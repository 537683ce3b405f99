namespace Pinpoint.Imaging;

/// <summary>
/// One format of volumes: a row of <see cref="VolumeFormats"/>. It tells its own files, plans how they are read and, where it can, writes them. A
/// row reads no voxels: it finds out what the volume is and where its voxels are, and <see cref="VoxelReader"/> does the rest for all formats.
/// </summary>
internal interface IVolumeFormat
{
    /// <summary>The name for people.</summary>
    string Name { get; }

    /// <summary>How the names of files end that open a volume, in lower case, longer ones before those that they end with.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>How the names of files end that hold a part of a volume and have a volume's stem, but are opened through another file.</summary>
    IReadOnlyList<string> PartEndings { get; }

    /// <summary>Those of <see cref="Endings"/> whose files hold header and voxels, so that they can come as a stream.</summary>
    IReadOnlyList<string> StreamEndings { get; }

    /// <summary>How a volume is written; null where the format is only read.</summary>
    VolumeWriter? Writer { get; }

    /// <summary>Whether a file that begins like this is of the format.</summary>
    bool Recognises(FileHead head);

    /// <summary>The file that opens the volume of which <paramref name="path"/> holds a part, where it is there; else null.</summary>
    string? OpenerOf(string path);

    /// <summary>Plans the reading of the volumes in a file whose head was recognised.</summary>
    /// <exception cref="BadInputException">The header is damaged or states something unsupported.</exception>
    IReadOnlyList<VolumePlan> PlanFile(string path, FileHead head, VolumeReadOptions options);

    /// <summary>Plans the reading of the volumes in a stream whose head was recognised; touches no disk.</summary>
    /// <param name="stream">The file's bytes, standing at their start.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="head">The stream's head.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="BadInputException">The header is damaged, states something unsupported, or needs a second file.</exception>
    IReadOnlyList<VolumePlan> PlanStream(ReplayStream stream, string name, FileHead head, VolumeReadOptions options);

    /// <summary>
    /// Plans the reading of the volumes whose files lie together in a folder; none where the format knows no such volumes or these are not its own.
    /// </summary>
    /// <exception cref="BadInputException">The folder holds volumes of the format that cannot be read.</exception>
    IReadOnlyList<VolumePlan> PlanFolder(string folder, VolumeReadOptions options);
}
