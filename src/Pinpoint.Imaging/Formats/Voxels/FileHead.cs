using System.IO.Compression;

namespace Pinpoint.Imaging;

/// <summary>The first bytes of a file, unpacked if the file is a gzip stream.</summary>
/// <param name="Bytes">Up to 1024 bytes.</param>
/// <param name="Compressed">Whether the file is a gzip stream.</param>
internal sealed record FileHead(byte[] Bytes, bool Compressed)
{
    private const int Length = 1024;

    /// <summary>Reads the head of a file.</summary>
    /// <exception cref="BadInputException">The file cannot be read, is empty, or its gzip stream is damaged at the start.</exception>
    public static FileHead Read(string path)
    {
        using FileStream file = VolumeStream.Open(path);
        return Read(file, path);
    }

    /// <summary>Reads the head of a file that stands at its start and can go back there.</summary>
    /// <exception cref="BadInputException">The file is empty, or its gzip stream is damaged at the start.</exception>
    public static FileHead Read(Stream file, string path)
    {
        byte[] bytes = Fill(file, path);
        if (bytes.Length == 0)
        {
            throw new BadInputException(path, null, "the file is empty; copy or download it again");
        }

        if (bytes is not [0x1F, 0x8B, ..])
        {
            return new FileHead(bytes, Compressed: false);
        }

        file.Position = 0;
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        bytes = Fill(unpacked, path);
        return bytes.Length > 0
            ? new FileHead(bytes, Compressed: true)
            : throw new BadInputException(path, "gzip stream", "it holds nothing: the file is truncated; copy or download it again");
    }

    private static byte[] Fill(Stream stream, string path)
    {
        byte[] bytes = new byte[Length];
        int filled = 0;
        try
        {
            while (filled < Length && stream.Read(bytes, filled, Length - filled) is > 0 and int count)
            {
                filled += count;
            }

            return bytes[..filled];
        }
        catch (InvalidDataException exception)
        {
            if (filled > 0)
            {
                // The fault lies further on; the reader of the voxels will say where.
                return bytes[..filled];
            }

            throw new BadInputException(path, "gzip stream", "it does not unpack, or its check sum does not fit; copy or download the file again", exception);
        }
        catch (IOException exception)
        {
            throw VolumeStream.Unreadable(path, exception);
        }
    }
}
