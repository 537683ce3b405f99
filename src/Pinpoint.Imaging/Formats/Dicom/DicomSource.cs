namespace Pinpoint.Imaging;

/// <summary>Where the bytes of one DICOM file are. Each use reads from the start; uses may run side by side.</summary>
/// <param name="name">The file's path, for messages.</param>
internal abstract class DicomSource(string name)
{
    /// <summary>The file's path; in an archive, the archive's and the entry's.</summary>
    public string Name => name;

    /// <summary>What <paramref name="read"/> makes of the file's bytes.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public abstract T Use<T>(Func<Stream, T> read);
}
