using System.IO.Compression;

namespace Pinpoint.Imaging;

/// <summary>The DICOM files that a user's path stands for: a file, a folder, a DICOMDIR or a zip archive.</summary>
internal static class DicomSources
{
    private const int DeepestFolder = 16;
    private const int HeadLength = 132;

    // Whatever folder a user names, even the root of a disk, it is told soon what it is.
    private const int MostLookedAt = 10_000;
    private const int MostEntries = 1 << 18;

    /// <summary>Whether bytes begin like a zip archive.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>Whether a file begins like DICOM; one that cannot be read does not.</summary>
    public static bool IsDicom(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
            Span<byte> head = stackalloc byte[HeadLength];
            return stream.Length > 0 && DicomParser.Recognises(head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Whether a DICOM file holds several pictures.</summary>
    /// <exception cref="BadInputException">The file is damaged.</exception>
    public static bool HasFrames(string path) => DicomParser.Parse(new DicomDiskFile(path)).DataSet.Integer(DicomTags.NumberOfFrames) > 1;

    /// <summary>Whether a folder, or one below it, holds a DICOM file among its first ten thousand.</summary>
    public static bool AnyIn(string folder) => Paths(folder).Take(MostLookedAt).Any(IsDicom);

    /// <summary>The files of a folder and those below it that are DICOM, in the order of their names.</summary>
    /// <exception cref="BadInputException">A file is damaged.</exception>
    public static IReadOnlyList<DicomFile> InFolder(string folder)
    {
        string[] paths = [.. Paths(folder).Take(MostEntries + 1)];
        return paths.Length <= MostEntries
            ? Parse([.. paths.Order(StringComparer.Ordinal).Select(path => new DicomDiskFile(path))], parallel: true)
            : throw new BadInputException(folder, null, Invariant($"holds more than {MostEntries} files; name the folder of one study"));
    }

    /// <summary>The files that a DICOMDIR names.</summary>
    /// <param name="directory">The DICOMDIR.</param>
    /// <exception cref="BadInputException">A file that it names is missing or damaged.</exception>
    public static IReadOnlyList<DicomFile> InDirectory(DicomFile directory)
    {
        string folder = Path.GetDirectoryName(directory.Source.Name) ?? "";
        var sources = new List<DicomSource>();
        foreach (string[] parts in directory.DataSet.Items(DicomTags.DirectoryRecordSequence)
            .Select(record => record.Texts(DicomTags.ReferencedFileId)).Where(parts => parts.Length > 0))
        {
            sources.Add(new DicomDiskFile(Find(folder, parts)
                ?? throw new BadInputException(
                    directory.Source.Name, "directory records", $"{Excerpt.Of(string.Join('/', parts))} is missing; copy the whole medium")));
        }

        return Parse(sources, parallel: true);
    }

    /// <summary>The DICOM files in a zip archive.</summary>
    /// <param name="name">The archive's name.</param>
    /// <param name="bytes">The archive.</param>
    /// <param name="cancellation">Ends the work between two files.</param>
    /// <exception cref="BadInputException">The archive or a file in it is damaged.</exception>
    public static IReadOnlyList<DicomFile> InZip(string name, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            // Kept open by the entries; it is memory, so nothing is lost when they go.
            var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return archive.Entries.Count > MostEntries
                ? throw new BadInputException(name, null, Invariant($"holds {archive.Entries.Count} files; put one study into one archive"))
                : Parse(
                    [
                        .. archive.Entries.Where(entry => entry.Length > 0).OrderBy(entry => entry.FullName, StringComparer.Ordinal)
                            .Select(entry => new DicomZipEntry(name, entry)),
                    ],
                    parallel: false, cancellation);
        }
        catch (InvalidDataException exception)
        {
            throw new BadInputException(name, null, "the zip archive is damaged or truncated; copy or download it again", exception);
        }
    }

    // File identifiers are in capitals; what copied the medium may have made them small, or given them an ending.
    private static string? Find(string folder, string[] parts)
    {
        string path = folder;
        foreach (string part in parts)
        {
            if (part is "" or "." or ".." || part.AsSpan().ContainsAny('/', '\\', '\0'))
            {
                return null;
            }

            string exact = Path.Combine(path, part);
            string small = Path.Combine(path, part.ToLowerInvariant());
            path = Path.Exists(exact) ? exact : Path.Exists(small) ? small : exact + ".dcm";
        }

        return File.Exists(path) ? path : null;
    }

    // To open a pipe that nobody writes to would wait for ever.
    private static IEnumerable<string> Paths(string folder) => Directory.EnumerateFiles(folder, "*", new EnumerationOptions
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = DeepestFolder,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    }).Where(path => InputFile.LengthOf(path) > 0);

    private static DicomFile[] Parse(List<DicomSource> sources, bool parallel, CancellationToken cancellation = default)
    {
        var files = new DicomFile?[sources.Count];
        try
        {
            Parallel.For(
                0, sources.Count,
                new ParallelOptions { MaxDegreeOfParallelism = parallel ? Environment.ProcessorCount : 1, CancellationToken = cancellation },
                index => files[index] = DicomParser.ParseIfDicom(sources[index]));
        }
        catch (AggregateException exception) when (exception.InnerExceptions.FirstOrDefault() is PinpointException first)
        {
            throw new BadInputException(first.Message, exception);
        }

        return [.. files.OfType<DicomFile>()];
    }
}
