using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging.Tests;

/// <summary>
/// The smallest format that needs all of the seam: folders of series, each slice a file <c>series-N.slice</c> with its own slope and intercept (two
/// doubles) before 16-bit voxels of 4 x 3; -2000 pads. Not written.
/// </summary>
internal sealed class SliceFolderFormat : IVolumeFormat
{
    public const int Width = 4;
    public const int Height = 3;
    public const short Padding = -2000;
    private const int HeaderBytes = 16;

    public string Name => "slices";

    public IReadOnlyList<string> Endings { get; } = [".slice"];

    public IReadOnlyList<string> PartEndings { get; } = [];

    public IReadOnlyList<string> StreamEndings { get; } = [];

    public VolumeWriter? Writer => null;

    public static void WriteSlice(string file, double slope, double intercept, ReadOnlySpan<short> voxels)
    {
        byte[] bytes = new byte[HeaderBytes + (2 * voxels.Length)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, slope);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8), intercept);
        for (int index = 0; index < voxels.Length; index++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(HeaderBytes + (2 * index)), voxels[index]);
        }

        File.WriteAllBytes(file, bytes);
    }

    public bool Recognises(FileHead head) => false;

    public string? OpenerOf(string path) => null;

    public IReadOnlyList<VolumePlan> PlanFile(string path, FileHead head, VolumeReadOptions options) => throw new NotSupportedException();

    public IReadOnlyList<VolumePlan> PlanStream(ReplayStream stream, string name, FileHead head, VolumeReadOptions options) =>
        throw new NotSupportedException();

    public IReadOnlyList<VolumePlan> PlanFolder(string folder, VolumeReadOptions options) =>
        [.. Directory.GetFiles(folder, "*.slice")
            .Order(StringComparer.Ordinal)
            .GroupBy(file => Path.GetFileName(file).Split('-')[0], StringComparer.Ordinal)
            .Select(PlanOf)];

    private static VolumePlan PlanOf(IGrouping<string, string> series)
    {
        VoxelPart[] parts = [.. series.Select(file => new VoxelPart(file) { Decoder = DecoderOf(file) })];
        var header = new VolumeHeader("slices", new VolumeSize(Width, Height, parts.Length), 1, VoxelType.Float32, Affine.Identity)
        {
            PaddingValue = -9999,
            Warnings = ["the table was tilted"],
        };
        return new VolumePlan(header, new VoxelData(parts, VoxelEncoding.Decoded)) { Label = series.Key };
    }

    // What a format decodes itself, it measures itself.
    private static VoxelDecoder DecoderOf(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        if (bytes.Length < HeaderBytes + (2 * Width * Height))
        {
            throw new BadInputException(file, "voxels", "the file is truncated");
        }

        double slope = BinaryPrimitives.ReadDoubleLittleEndian(bytes);
        double intercept = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8));
        return voxels =>
        {
            Span<float> intensities = MemoryMarshal.Cast<byte, float>(voxels);
            for (int index = 0; index < intensities.Length; index++)
            {
                short stored = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(HeaderBytes + (2 * index)));
                intensities[index] = stored == Padding ? -9999 : (float)((stored * slope) + intercept);
            }
        };
    }
}
