using System.Buffers.Binary;

namespace Pinpoint.Imaging;

/// <summary>The kinds of files that are often given where a volume is meant, told from their first bytes.</summary>
internal static class FileKinds
{
    private static readonly (byte[] Start, string Name)[] Starts =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([(byte)'I', (byte)'I', 42, 0], "a TIFF picture"),
        ([(byte)'M', (byte)'M', 0, 42], "a TIFF picture"),
        ([(byte)'B', (byte)'M'], "a BMP picture"),
        ([(byte)'G', (byte)'I', (byte)'F', (byte)'8'], "a GIF picture"),
        ([(byte)'%', (byte)'P', (byte)'D', (byte)'F'], "a PDF document"),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file"),
        ([(byte)'C', (byte)'D', (byte)'F'], "a NetCDF file (as MINC 1 is)"),
        ([0x1F, 0x9D], "a file packed by compress"),
        ([(byte)'B', (byte)'Z', (byte)'h'], "a file packed by bzip2"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "a file packed by xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a file packed by zstd"),
    ];

    /// <summary>What a file that begins like this is called; null where it is unknown.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head)
    {
        foreach ((byte[] start, string name) in Starts)
        {
            if (head.StartsWith(start))
            {
                return name;
            }
        }

        if (head.Length > 9 && head[8] == (byte)'{' && BinaryPrimitives.ReadUInt64LittleEndian(head) < 1 << 28)
        {
            return "a model (a safetensors file)";
        }

        return IsText(head) ? Text(head) : null;
    }

    // A byte order mark and blanks may come first.
    private static string Text(ReadOnlySpan<byte> head) => head.TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, .. " \t\r\n"u8]) switch
    {
        [(byte)'{' or (byte)'[', ..] => "a JSON file",
        [(byte)'<', ..] => "an XML or HTML file",
        _ => "a text file",
    };

    private static bool IsText(ReadOnlySpan<byte> head) =>
        head.Length > 0 && !head.ContainsAnyInRange((byte)0, (byte)8) && !head.ContainsAnyInRange((byte)14, (byte)31);
}
