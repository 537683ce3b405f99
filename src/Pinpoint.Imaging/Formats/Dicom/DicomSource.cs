namespace Pinpoint.Imaging;

/// <summary>Where the bytes of one DICOM file are. Each use reads from the start; uses may run side by side.</summary>
/// <param name="name">The file's path, for messages.</param>
internal abstract class DicomSource(string name)
{
    /// <summary>The file's path; in an archive, the archive's and the entry's.</summary>
    public string Name => name;

    /// <summary>The bytes of the file, or the most that it can have.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public abstract long Length { get; }

    /// <summary>What <paramref name="read"/> makes of the file's bytes.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public abstract T Use<T>(Func<Stream, T> read);

    /// <summary>Fills <paramref name="destination"/> with the bytes from <paramref name="start"/> on.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or ends before.</exception>
    public virtual void Read(long start, Span<byte> destination)
    {
        byte[] bytes = new byte[destination.Length];
        Use(stream =>
        {
            using var input = new DicomInput(stream, Name);
            input.Skip(start);
            input.ReadExactly(bytes);
            return true;
        });
        bytes.CopyTo(destination);
    }
}
