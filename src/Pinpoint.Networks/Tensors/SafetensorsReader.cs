using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Pinpoint.Networks;

/// <summary>Reads the safetensors format from a stream whose length is known.</summary>
internal static class SafetensorsReader
{
    public const string MetadataName = "__metadata__";

    /// <summary>The format's own bound on the header.</summary>
    private const long MaximumHeader = 100_000_000;

    public static SafetensorsFile Read(string path, Stream stream)
    {
        var (entries, metadata, _) = ReadEntries(path, stream);
        var tensors = new List<SafetensorsTensor>(entries.Count);
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

        return new SafetensorsFile(path, tensors, metadata);
    }

    /// <summary>Reads the header; the tensors read their values from <paramref name="stream"/> later.</summary>
    public static SafetensorsFile ReadHeaderOnly(string path, FileStream stream)
    {
        var (entries, metadata, start) = ReadEntries(path, stream);
        SafeFileHandle handle = stream.SafeFileHandle;
        SafetensorsTensor[] tensors =
        [
            .. entries.Select(entry => new SafetensorsTensor(
                entry.Name, entry.Type, entry.Shape, new SafetensorsRegion(path, entry.Name, handle, start + entry.Begin, (int)(entry.End - entry.Begin)))),
        ];
        return new SafetensorsFile(path, tensors, metadata, stream);
    }

    private static (IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataStart) ReadEntries(
        string path, Stream stream)
    {
        byte[] header = ReadHeader(path, stream);
        long start = sizeof(ulong) + header.LongLength;
        SafetensorsHeader parsed = SafetensorsHeader.Parse(path, header);
        List<SafetensorsEntry> entries = [.. parsed.Entries];
        entries.Sort(static (left, right) => left.Begin != right.Begin ? left.Begin.CompareTo(right.Begin) : left.End.CompareTo(right.End));
        CheckCoverage(path, entries, stream.Length - start);
        return (entries, parsed.Metadata, start);
    }

    private static byte[] ReadHeader(string path, Stream stream)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
        {
            throw new BadInputException(
                path, "byte 0", "is shorter than the 8 bytes of a safetensors header length; this is no model file, or it was cut short");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        ulong rest = (ulong)(stream.Length - sizeof(ulong));
        if (length > MaximumHeader)
        {
            throw new BadInputException(path, "byte 0", Invariant($"announces a header beyond all bounds (more than {MaximumHeader} bytes); this is no model ")
                + "(no safetensors file)");
        }

        if (length > rest)
        {
            throw new BadInputException(
                path, "byte 0", $"announces a header of {length} bytes where {rest} follow; this is no safetensors file, or it was cut short");
        }

        byte[] header = new byte[length];
        stream.ReadExactly(header);
        return header;
    }

    private static void CheckCoverage(string path, IReadOnlyList<SafetensorsEntry> entries, long dataLength)
    {
        long end = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.End > dataLength)
            {
                throw new BadInputException(
                    path, $"tensor {entry.Name}", Invariant(
                        $"ends at data byte {entry.End} but the file has only {dataLength}; the file was cut short, copy it again"));
            }

            if (entry.Begin != end)
            {
                string fault = entry.Begin < end ? "overlaps the tensor before it" : "leaves a gap behind the tensor before it";
                throw new BadInputException(path, $"tensor {entry.Name}", Invariant($"{fault} (data byte {entry.Begin}, expected {end}); write the file anew"));
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw new BadInputException(
                path, Invariant($"data byte {end}"), Invariant($"{dataLength - end} bytes follow that belong to no tensor; write the file anew"));
        }
    }
}
