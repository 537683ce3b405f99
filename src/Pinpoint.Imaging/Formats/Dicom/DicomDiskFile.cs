namespace Pinpoint.Imaging;

/// <summary>A file on the disk.</summary>
/// <param name="path">Its path.</param>
internal sealed class DicomDiskFile(string path) : DicomSource(path)
{
    // Kept from the first use, so that it costs no further opening.
    private long? _length;

    public override long Length => _length ?? Use(stream => stream.Length);

    public override T Use<T>(Func<Stream, T> read)
    {
        using FileStream stream = VolumeStream.Open(Name);
        _length = stream.Length;
        return read(stream);
    }

    public override void Read(long start, Span<byte> destination)
    {
        using FileStream stream = VolumeStream.Open(Name);
        try
        {
            for (int filled = 0; filled < destination.Length;)
            {
                int count = RandomAccess.Read(stream.SafeFileHandle, destination[filled..], start + filled);
                filled += count > 0 ? count : throw new BadInputException(
                    Name, Invariant($"byte {start + filled}"), "the file ends here: it is truncated; copy or export it again");
            }
        }
        catch (IOException exception)
        {
            throw VolumeStream.Unreadable(Name, exception);
        }
    }
}
