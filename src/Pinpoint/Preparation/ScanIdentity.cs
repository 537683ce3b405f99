using System.Security.Cryptography;
using Pinpoint.Imaging;

namespace Pinpoint.Preparation;

/// <summary>Which scan a case's files hold: the hash of their bytes, whatever their names, and of how they are read.</summary>
/// <param name="Hash">SHA-256, in lower-case hex.</param>
/// <param name="Marks">Length and time of each file, by which it is seen that one was changed.</param>
internal sealed record ScanIdentity(string Hash, IReadOnlyList<ScanIdentity.FileMark> Marks)
{
    /// <summary>Reads the files of a case.</summary>
    /// <exception cref="BadInputException">A file is missing, unreadable, or a pipe.</exception>
    public static ScanIdentity Of(DatasetCase item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (InputFile.MayBePipe(item.VolumePath))
        {
            throw new BadInputException(
                item.VolumePath, null, "is empty, or a pipe that can be read but once; give a file, or train with --no-cache");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        VolumeReadOptions options = item.ReadOptions;
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Invariant($"{options.Frame}\n{options.Volume}\n{options.NiftiNoCodes}\n")));
        FileMark[] marks = [.. VolumeFile.FilesOf(item.VolumePath, options).Select(path => Add(path, hash))];
        return new ScanIdentity(Convert.ToHexStringLower(hash.GetHashAndReset()), marks);
    }

    /// <summary>Refuses a scan whose files are not as they were.</summary>
    /// <exception cref="BadInputException">A file was changed.</exception>
    public void DemandUnchanged(DatasetCase item)
    {
        FileMark? changed = Marks.FirstOrDefault(mark => FileMark.Of(mark.Path) != mark);
        if (changed is not null)
        {
            throw new BadInputException(changed.Path, null, $"was changed while the case '{item.Name}' was read; run again when it is written whole");
        }
    }

    private static FileMark Add(string path, IncrementalHash hash)
    {
        try
        {
            var mark = FileMark.Of(path);
            hash.AppendData(BitConverter.GetBytes(mark.Length));
            FileContent.AppendTo(hash, path);
            return mark;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, $"cannot be read ({AtomicFile.FirstLine(exception.Message)}); check the path and its rights", exception);
        }
    }

    /// <summary>By what a change of a file is seen.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Length">Its bytes.</param>
    /// <param name="Written">When it was written last.</param>
    internal sealed record FileMark(string Path, long Length, DateTime Written)
    {
        /// <summary>The file as it is now.</summary>
        public static FileMark Of(string path) => new(path, InputFile.LengthOf(path) ?? 0, File.GetLastWriteTimeUtc(path));
    }
}
