using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes MetaImage: <c>.mha</c> in one file, <c>.mhd</c> with <c>.raw</c> or <c>.zraw</c> beside it.</summary>
internal static class MetaImageWriter
{
    /// <summary>Writes a volume; a scaled one as its intensities, because ITK ignores MetaImage's scaling.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, Volume volume, bool compress)
    {
        volume = VoxelWriter.Unscaled(volume);
        if (path.EndsWith(".mha", StringComparison.OrdinalIgnoreCase))
        {
            AtomicFile.Write(path, stream =>
            {
                stream.Write(HeaderOf(volume, compress, 0, "LOCAL"));
                long start = stream.Position;
                WriteVoxels(stream, volume, compress);

                // The length is known now: the header is written again over the first one, digit for digit as long.
                long length = stream.Position - start;
                stream.Position = 0;
                stream.Write(HeaderOf(volume, compress, length, "LOCAL"));
            });
            return;
        }

        string data = Path.ChangeExtension(path, compress ? ".zraw" : ".raw");
        long dataLength = 0;
        AtomicFile.Write(data, stream =>
        {
            WriteVoxels(stream, volume, compress);
            dataLength = stream.Position;
        });
        AtomicFile.Write(path, stream => stream.Write(HeaderOf(volume, compress, dataLength, Path.GetFileName(data))));
    }

    private static void WriteVoxels(Stream stream, Volume volume, bool compress)
    {
        if (!compress)
        {
            VoxelWriter.Write(stream, volume);
            return;
        }

        using var packed = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        VoxelWriter.Write(packed, volume);
    }

    // ITK reads the voxels of a compressed .mha wrongly unless CompressedDataSize is there.
    private static byte[] HeaderOf(Volume volume, bool compress, long dataLength, string dataFile)
    {
        Affine affine = volume.VoxelToWorld;
        var (x, y, z) = affine.Spacing;
        ReadOnlySpan<double> spacing = [x, y, z];
        var directions = new List<double>();
        for (int axis = 0; axis < 3; axis++)
        {
            for (int row = 0; row < 3; row++)
            {
                directions.Add(affine[row, axis] / spacing[axis]);
            }
        }

        string[] lines =
        [
            "ObjectType = Image",
            "NDims = 3",
            "BinaryData = True",
            $"BinaryDataByteOrderMSB = {(BitConverter.IsLittleEndian ? "False" : "True")}",
            $"CompressedData = {(compress ? "True" : "False")}",
            .. compress ? (string[])[Invariant($"CompressedDataSize = {dataLength:D19}")] : [],
            $"TransformMatrix = {Numbers(directions)}",
            $"Offset = {Numbers([affine[0, 3], affine[1, 3], affine[2, 3]])}",
            $"ElementSpacing = {Numbers([x, y, z])}",
            Invariant($"DimSize = {volume.Size.X} {volume.Size.Y} {volume.Size.Z}"),
            $"ElementType = {MetaImageTypes.NameOf(volume.VoxelType)}",
            $"ElementDataFile = {dataFile}\n",
        ];
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static string Numbers(IEnumerable<double> numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
