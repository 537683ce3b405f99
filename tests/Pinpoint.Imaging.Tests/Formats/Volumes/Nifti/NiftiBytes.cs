using System.Buffers.Binary;

namespace Pinpoint.Imaging.Tests;

/// <summary>A NIfTI-1 file of 3 x 4 x 5 voxels whose header can be spoilt field by field (little-endian).</summary>
internal sealed class NiftiBytes
{
    private readonly byte[] _bytes;

    public NiftiBytes(string folder, VoxelType type = VoxelType.UInt8)
    {
        string file = Path.Combine(folder, "good.nii");
        VolumeFile.Write(file, TestVolumes.Create(type, new VolumeSize(3, 4, 5), TestVolumes.Oblique, seed: 1));
        _bytes = File.ReadAllBytes(file);
    }

    public NiftiBytes Int16(int offset, params short[] numbers)
    {
        for (int index = 0; index < numbers.Length; index++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(_bytes.AsSpan(offset + (2 * index)), numbers[index]);
        }

        return this;
    }

    public NiftiBytes Single(int offset, params float[] numbers)
    {
        for (int index = 0; index < numbers.Length; index++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(_bytes.AsSpan(offset + (4 * index)), numbers[index]);
        }

        return this;
    }

    public NiftiBytes Byte(int offset, byte number)
    {
        _bytes[offset] = number;
        return this;
    }

    public byte[] ToArray() => _bytes;

    public string Save(string folder, string name = "scan.nii", int? length = null)
    {
        string file = Path.Combine(folder, name);
        File.WriteAllBytes(file, _bytes[..(length ?? _bytes.Length)]);
        return file;
    }
}
