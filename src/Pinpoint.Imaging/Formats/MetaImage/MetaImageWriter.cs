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
                stream.Write(Encoding.UTF8.GetBytes(HeaderOf(volume, compress, "LOCAL")));
                WriteVoxels(stream, volume, compress);
            });
            return;
        }

        string data = Path.ChangeExtension(path, compress ? ".zraw" : ".raw");
        AtomicFile.Write(data, stream => WriteVoxels(stream, volume, compress));
        AtomicFile.WriteText(path, HeaderOf(volume, compress, Path.GetFileName(data)));
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

    private static string HeaderOf(Volume volume, bool compress, string dataFile)
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

        return string.Join('\n',
            "ObjectType = Image",
            "NDims = 3",
            "BinaryData = True",
            $"BinaryDataByteOrderMSB = {(BitConverter.IsLittleEndian ? "False" : "True")}",
            $"CompressedData = {(compress ? "True" : "False")}",
            $"TransformMatrix = {Numbers(directions)}",
            $"Offset = {Numbers([affine[0, 3], affine[1, 3], affine[2, 3]])}",
            $"ElementSpacing = {Numbers([x, y, z])}",
            $"DimSize = {volume.Size.X} {volume.Size.Y} {volume.Size.Z}",
            $"ElementType = {MetaImageTypes.NameOf(volume.VoxelType)}",
            $"ElementDataFile = {dataFile}\n");
    }

    private static string Numbers(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
