using System.Globalization;
using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes NRRD0004: <c>.nrrd</c> in one file, <c>.nhdr</c> with <c>.raw</c> or <c>.raw.gz</c> beside it.</summary>
internal static class NrrdWriter
{
    /// <summary>Writes a volume; a scaled one as its intensities, because NRRD has no scaling.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, Volume volume, VolumeWriteOptions options)
    {
        volume = VoxelWriter.Unscaled(volume);
        bool compress = options.Compress;
        if (path.EndsWith(".nrrd", StringComparison.OrdinalIgnoreCase))
        {
            AtomicFile.Write(path, stream =>
            {
                stream.Write(Encoding.UTF8.GetBytes(HeaderOf(volume, options, dataFile: null) + "\n"));
                WriteVoxels(stream, volume, compress);
            });
            return;
        }

        string data = Path.ChangeExtension(path, compress ? ".raw.gz" : ".raw");
        AtomicFile.Write(data, stream => WriteVoxels(stream, volume, compress));
        AtomicFile.WriteText(path, HeaderOf(volume, options, Path.GetFileName(data)));
    }

    private static void WriteVoxels(Stream stream, Volume volume, bool compress)
    {
        if (compress)
        {
            VoxelWriter.WriteGZip(stream, volume);
        }
        else
        {
            VoxelWriter.Write(stream, volume);
        }
    }

    private static string HeaderOf(Volume volume, VolumeWriteOptions options, string? dataFile)
    {
        Affine affine = volume.VoxelToWorld;
        string[] lines =
        [
            "NRRD0004",
            $"type: {NrrdTypes.NameOf(volume.VoxelType)}",
            "dimension: 3",
            "space: left-posterior-superior",
            Invariant($"sizes: {volume.Size.X} {volume.Size.Y} {volume.Size.Z}"),
            $"space directions: {Column(affine, 0)} {Column(affine, 1)} {Column(affine, 2)}",
            "kinds: domain domain domain",
            $"endian: {(BitConverter.IsLittleEndian ? "little" : "big")}",
            $"encoding: {(options.Compress ? "gzip" : "raw")}",
            $"space origin: {Column(affine, 3)}",
            .. options.Annotations.Select(field => $"{Escaped(field.Key)}:={Escaped(field.Value)}"),
            .. dataFile is null ? (string[])[] : [$"data file: {dataFile}"],
        ];
        return string.Join('\n', lines) + "\n";
    }

    // As the format has it: a backslash and a line break are written as two letters each.
    private static string Escaped(string text) =>
        text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Column(Affine affine, int column) =>
        $"({string.Join(',', Enumerable.Range(0, 3).Select(row => affine[row, column].ToString("R", CultureInfo.InvariantCulture)))})";
}
