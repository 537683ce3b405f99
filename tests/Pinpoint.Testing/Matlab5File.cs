using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Pinpoint.Testing;

/// <summary>Reads the double matrices inside the one struct of a little-endian MATLAB 5 file: enough for the published shape model.</summary>
public static class Matlab5File
{
    private const int CompressedElement = 15;
    private const int MatrixElement = 14;
    private const int DoubleElement = 9;
    private const int HeaderBytes = 128;

    /// <summary>The fields by name, each in MATLAB's order (columns one after another).</summary>
    public static IReadOnlyDictionary<string, double[]> ReadStruct(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        ReadOnlySpan<byte> body = file.AsSpan(HeaderBytes);
        body = BinaryPrimitives.ReadInt32LittleEndian(body) == CompressedElement ? Inflate(file, HeaderBytes + 8) : body;
        var parts = new Queue<(int Type, byte[] Data)>(Elements(Elements(body)[0].Data));
        _ = parts.Dequeue();
        _ = parts.Dequeue();
        _ = parts.Dequeue();
        int nameLength = BinaryPrimitives.ReadInt32LittleEndian(parts.Dequeue().Data);
        byte[] names = parts.Dequeue().Data;
        var fields = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (int start = 0; start < names.Length; start += nameLength)
        {
            string name = Encoding.ASCII.GetString(names, start, nameLength).TrimEnd('\0');
            var (type, numbers) = Elements(parts.Dequeue().Data)[^1];
            if (type == DoubleElement)
            {
                fields[name] = MemoryMarshal.Cast<byte, double>(numbers).ToArray();
            }
        }

        return fields;
    }

    private static byte[] Inflate(byte[] file, int start)
    {
        using var stream = new ZLibStream(new MemoryStream(file, start, file.Length - start), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        stream.CopyTo(inflated);
        return inflated.ToArray();
    }

    private static List<(int Type, byte[] Data)> Elements(ReadOnlySpan<byte> bytes)
    {
        var elements = new List<(int, byte[])>();
        while (bytes.Length >= 8)
        {
            int tag = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if (tag >> 16 != 0)
            {
                // The small form: type and length share the first four bytes, up to four bytes of data follow.
                elements.Add((tag & 0xFFFF, bytes.Slice(4, tag >> 16).ToArray()));
                bytes = bytes[8..];
                continue;
            }

            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
            elements.Add((tag, bytes.Slice(8, length).ToArray()));
            bytes = bytes[Math.Min(bytes.Length, 8 + ((length + 7) / 8 * 8))..];
        }

        elements.ShouldNotBeEmpty();
        elements.ShouldAllBe(element => element.Item1 <= MatrixElement);
        return elements;
    }
}
