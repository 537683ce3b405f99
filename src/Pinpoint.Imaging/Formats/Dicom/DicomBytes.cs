namespace Pinpoint.Imaging;

/// <summary>A file whose bytes are in memory.</summary>
/// <param name="name">Its name, for messages.</param>
/// <param name="bytes">The bytes.</param>
internal sealed class DicomBytes(string name, byte[] bytes) : DicomSource(name)
{
    public override long Length => bytes.Length;

    public override T Use<T>(Func<Stream, T> read)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return read(stream);
    }

    public override void Read(long start, Span<byte> destination)
    {
        if (start + destination.Length > bytes.Length)
        {
            throw new BadInputException(Name, Invariant($"byte {bytes.Length}"), "the file ends here: it is truncated; copy or export it again");
        }

        bytes.AsSpan((int)start, destination.Length).CopyTo(destination);
    }
}
