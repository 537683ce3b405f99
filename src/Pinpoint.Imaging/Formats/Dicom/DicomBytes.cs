namespace Pinpoint.Imaging;

/// <summary>A file whose bytes are in memory.</summary>
/// <param name="name">Its name, for messages.</param>
/// <param name="bytes">The bytes.</param>
internal sealed class DicomBytes(string name, byte[] bytes) : DicomSource(name)
{
    public override T Use<T>(Func<Stream, T> read)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return read(stream);
    }
}
