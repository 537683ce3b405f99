using System.IO.Compression;

namespace Pinpoint.Imaging;

/// <summary>An entry of a zip archive in memory, which is unpacked anew at each use: only what is needed of it is ever held.</summary>
/// <param name="archive">The archive's name.</param>
/// <param name="entry">The entry.</param>
internal sealed class DicomZipEntry(string archive, ZipArchiveEntry entry) : DicomSource($"{archive}/{entry.FullName}")
{
    // What an archive says without the fields of zip64.
    private const long Longest = uint.MaxValue - 1L;

    // What the archive says of an entry, no more than deflate allows.
    public override long Length { get; } = Math.Min(entry.Length, PixelRoom.Unpacked(entry.CompressedLength));

    public override T Use<T>(Func<Stream, T> read)
    {
        if (entry.Length > Longest)
        {
            throw new BadInputException(Name, null, "unpacks to more than 4 GB; give the files themselves");
        }

        // The entries of an archive share one stream.
        lock (entry.Archive)
        {
            try
            {
                using Stream stream = entry.Open();
                return read(stream);
            }
            catch (InvalidDataException exception)
            {
                throw new BadInputException(Name, null, "does not unpack: the archive is damaged; copy or download it again", exception);
            }
        }
    }
}
