using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Reads the lines of a text header that may be followed by binary data, and knows at which byte the next line begins.</summary>
internal sealed class TextHeaderReader(Stream stream, string path)
{
    private const int LongestLine = 1 << 16;
    private const int LongestHeader = 1 << 22;

    /// <summary>The offset, in bytes from the file's start, of the next line.</summary>
    public long Position { get; private set; }

    /// <summary>The number, from 1, of the line that was read last.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The next line without its end, or null at the end of the file.</summary>
    /// <exception cref="BadInputException">A line or the header is longer than any real one.</exception>
    public string? ReadLine()
    {
        var bytes = new List<byte>(80);
        LineNumber++;
        while (true)
        {
            int next = stream.ReadByte();
            if (next < 0)
            {
                return bytes.Count == 0 ? null : Decode(bytes);
            }

            Position++;
            if (next == '\n')
            {
                return Decode(bytes);
            }

            bytes.Add((byte)next);
            if (bytes.Count > LongestLine || Position > LongestHeader)
            {
                throw new BadInputException(
                    path, Invariant($"line {LineNumber}"), "the text header does not end: the file is damaged; copy or export it again");
            }
        }
    }

    private static string Decode(List<byte> bytes) => Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
}
