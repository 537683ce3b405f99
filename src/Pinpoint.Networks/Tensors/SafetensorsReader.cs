using System.Buffers.Binary;

namespace Pinpoint.Networks;

/// <summary>Reads the safetensors format from a stream whose length is known.</summary>
internal static class SafetensorsReader
{
    public const string MetadataName = "__metadata__";

    /// <summary>The format's own bound on the header.</summary>
    private const long MaximumHeader = 100_000_000;

    public static SafetensorsFile Read(string path, Stream stream)
    {
        byte[] header = ReadHeader(path, stream);
        long dataLength = stream.Length - sizeof(ulong) - header.LongLength;
        SafetensorsHeader parsed = SafetensorsHeader.Parse(path, header);
        SafetensorsEntry[] entries = [.. parsed.Entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        CheckCoverage(path, entries, dataLength);
        var tensors = new List<SafetensorsTensor>(entries.Length);
        foreach (SafetensorsEntry entry in entries)
        {
            byte[] data = new byte[entry.End - entry.Begin];
            try
            {
                stream.ReadExactly(data);
            }
            catch (EndOfStreamException exception)
            {
                throw new BadInputException(path, $"tensor {entry.Name}", "the file ends inside it; copy the file again", exception);
            }

            tensors.Add(new SafetensorsTensor(entry.Name, entry.Type, entry.Shape, data));
        }

        return new SafetensorsFile(path, tensors, parsed.Metadata);
    }

    private static byte[] ReadHeader(string path, Stream stream)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
        {
            throw new BadInputException(path, "byte 0", "is shorter than the 8 bytes of a safetensors header length; this is no model file, or it was cut short");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        ulong rest = (ulong)(stream.Length - sizeof(ulong));
        if (length > MaximumHeader || length > rest)
        {
            throw new BadInputException(
                path, "byte 0", $"announces a header of {length} bytes where at most {Math.Min(rest, (ulong)MaximumHeader)} are possible; this is no safetensors file, or it was cut short");
        }

        byte[] header = new byte[length];
        stream.ReadExactly(header);
        return header;
    }

    private static void CheckCoverage(string path, SafetensorsEntry[] entries, long dataLength)
    {
        long end = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.End > dataLength)
            {
                throw new BadInputException(path, $"tensor {entry.Name}", $"ends at data byte {entry.End} but the file has only {dataLength}; the file was cut short, copy it again");
            }

            if (entry.Begin != end)
            {
                string fault = entry.Begin < end ? "overlaps the tensor before it" : "leaves a gap behind the tensor before it";
                throw new BadInputException(path, $"tensor {entry.Name}", $"{fault} (data byte {entry.Begin}, expected {end}); write the file anew");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw new BadInputException(path, $"data byte {end}", $"{dataLength - end} bytes follow that belong to no tensor; write the file anew");
        }
    }
}
