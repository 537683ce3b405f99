using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Preparation;

/// <summary>
/// The file of a prepared scan: eight bytes that say what it is, the version of the form and the header's length (four bytes each, little endian), the header
/// as JSON, zeros up to a multiple of 4096, the grids' voxels one after another, and the CRC-32C of all before it (four bytes, little endian).
/// </summary>
internal static partial class PreparedScanFile
{
    /// <summary>The version of the form, and of how scans are prepared: it rises whenever the same scan and plan would give other bytes.</summary>
    public const int Version = 1;

    /// <summary>The ending of the files' names.</summary>
    public const string Ending = ".scan";

    private const int Page = 4096;
    private const int Fixed = 16;
    private const int Block = 1 << 20;
    private const int LargestHeader = 1 << 24;

    private static ReadOnlySpan<byte> Magic => "PINSCAN\n"u8;

    /// <summary>Writes a prepared scan.</summary>
    public static void Write(Stream stream, string key, string path, PreparedCase prepared, PreparationPlan plan)
    {
        var (grid, view) = prepared.Scan;
        (WorkingGrid Grid, StoredGridHeader Header)[] grids = [
            (grid, StoredGridHeader.Of(grid, Math.Max(grid.Size.X, grid.Size.Y), plan.HasDepth)),
            .. view is null ? [] : new[] { view.Fine, view.Wide }.Select(item => (item, StoredGridHeader.Of(item, StoredVoxels.BoxTile, false))),
        ];
        var (low, high) = prepared.Window;
        byte[] header = JsonSerializer.SerializeToUtf8Bytes(
            new PreparedScanHeader(
                key,
                prepared.VoxelHash,
                low,
                high,
                [.. prepared.Warnings.Select(warning => warning.Replace(path, PreparedScanHeader.Path, StringComparison.Ordinal))],
                [.. grids.Select(item => item.Header)]),
            PreparedScanContext.Default.PreparedScanHeader);
        byte[] head = new byte[PaddedOf(header.Length)];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), header.Length);
        header.CopyTo(head, Fixed);
        uint crc = Crc(0, head);
        stream.Write(head);
        foreach (var (voxels, item) in grids)
        {
            item.Write(voxels, piece =>
            {
                crc = Crc(crc, piece);
                stream.Write(piece);
            });
        }

        Span<byte> seal = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(seal, crc);
        stream.Write(seal);
    }

    /// <summary>Opens a file, and reads all of it once to see that it is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">What it must hold.</param>
    /// <param name="scan">The scan's path, for its warnings.</param>
    /// <param name="open">The files that are open.</param>
    /// <param name="fault">What is wrong with the file; null where nothing is, or where there is none.</param>
    /// <param name="isFresh">Whether the file was just written: only its header and its length are looked at then.</param>
    /// <returns>Null where there is no such file, or it is not whole.</returns>
    public static PreparedCase? Open(string path, string key, string scan, OpenFiles open, out string? fault, bool isFresh = false)
    {
        fault = null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
            fault = Check(stream, key, isFresh, out PreparedScanHeader? header, out long first);
            return fault is null ? InFile(header!, new StoredFile(path, open), first, scan) : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            fault = $"cannot be read ({AtomicFile.FirstLine(exception.Message)})";
            return null;
        }
    }

    // What is wrong; null where nothing is.
    private static string? Check(FileStream stream, string key, bool isFresh, out PreparedScanHeader? header, out long first)
    {
        header = null;
        first = 0;
        byte[] block = GC.AllocateUninitializedArray<byte>(Block);
        Span<byte> start = block.AsSpan(0, Fixed);
        if (stream.ReadAtLeast(start, Fixed, throwOnEndOfStream: false) < Fixed || !start[..8].SequenceEqual(Magic))
        {
            return "is no prepared scan, or was written in part only";
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(start[8..]);
        int length = BinaryPrimitives.ReadInt32LittleEndian(start[12..]);
        if (version != Version)
        {
            return Invariant($"is of version {version}, where this program has {Version}");
        }

        if (length is <= 0 or > LargestHeader)
        {
            return "is damaged (its header's length cannot be)";
        }

        byte[] head = new byte[PaddedOf(length)];
        start.CopyTo(head);
        if (stream.ReadAtLeast(head.AsSpan(Fixed), head.Length - Fixed, throwOnEndOfStream: false) < head.Length - Fixed)
        {
            return "was written in part only";
        }

        header = HeaderOf(head.AsSpan(Fixed, length));
        if (header is null || header.Key != key)
        {
            return "is damaged (its header is not that of this scan)";
        }

        first = head.Length;
        bool whole = stream.Length == first + header.Grids.Sum(grid => grid.Bytes) + sizeof(uint);
        return !whole ? "was written in part only" : isFresh ? null : Seal(stream, Crc(0, head), block);
    }

    private static string? Seal(FileStream stream, uint crc, byte[] block)
    {
        for (long left = stream.Length - stream.Position - sizeof(uint); left > 0;)
        {
            Span<byte> piece = block.AsSpan(0, (int)Math.Min(Block, left));
            stream.ReadExactly(piece);
            crc = Crc(crc, piece);
            left -= piece.Length;
        }

        Span<byte> seal = block.AsSpan(0, sizeof(uint));
        stream.ReadExactly(seal);
        return BinaryPrimitives.ReadUInt32LittleEndian(seal) == crc ? null : "is damaged (its checksum is not that of its content)";
    }

    private static PreparedScanHeader? HeaderOf(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PreparedScanContext.Default.PreparedScanHeader) is { IsSound: true } header ? header : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PreparedCase InFile(PreparedScanHeader header, StoredFile file, long first, string scan)
    {
        var grids = new WorkingGrid[header.Grids.Count];
        for (int i = 0; i < grids.Length; i++)
        {
            grids[i] = header.Grids[i].In(file, first);
            first += header.Grids[i].Bytes;
        }

        return new PreparedCase(
            new PreparedScan(grids[0], grids is [_, var fine, var wide] ? new RefinementView(fine, wide) : null),
            header.VoxelHash,
            (header.Low, header.High),
            [.. header.Warnings.Select(warning => warning.Replace(PreparedScanHeader.Path, scan, StringComparison.Ordinal))]);
    }

    private static int PaddedOf(int header) => (Fixed + header + Page - 1) / Page * Page;

    // Eight bytes at a time; a piece whose length is no multiple of eight ends with single bytes, in the same order.
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (byte value in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    [JsonSerializable(typeof(PreparedScanHeader))]
    private sealed partial class PreparedScanContext : JsonSerializerContext;
}
