namespace Pinpoint.Imaging;

/// <summary>A file on the disk.</summary>
/// <param name="path">Its path.</param>
internal sealed class DicomDiskFile(string path) : DicomSource(path)
{
    public override T Use<T>(Func<Stream, T> read)
    {
        using FileStream stream = VolumeStream.Open(Name);
        return read(stream);
    }
}
