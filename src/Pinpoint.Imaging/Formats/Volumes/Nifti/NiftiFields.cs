using System.Buffers.Binary;

namespace Pinpoint.Imaging;

/// <summary>Reads the fields of a binary header in its byte order.</summary>
internal readonly ref struct NiftiFields(ReadOnlySpan<byte> bytes, bool bigEndian)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>A 16-bit integer at <paramref name="offset"/>.</summary>
    public short Int16(int offset) =>
        bigEndian ? BinaryPrimitives.ReadInt16BigEndian(_bytes[offset..]) : BinaryPrimitives.ReadInt16LittleEndian(_bytes[offset..]);

    /// <summary>A 32-bit integer at <paramref name="offset"/>.</summary>
    public int Int32(int offset) =>
        bigEndian ? BinaryPrimitives.ReadInt32BigEndian(_bytes[offset..]) : BinaryPrimitives.ReadInt32LittleEndian(_bytes[offset..]);

    /// <summary>A 64-bit integer at <paramref name="offset"/>.</summary>
    public long Int64(int offset) =>
        bigEndian ? BinaryPrimitives.ReadInt64BigEndian(_bytes[offset..]) : BinaryPrimitives.ReadInt64LittleEndian(_bytes[offset..]);

    /// <summary>A 32-bit float at <paramref name="offset"/>.</summary>
    public double Single(int offset) => BitConverter.Int32BitsToSingle(Int32(offset));

    /// <summary>A 64-bit float at <paramref name="offset"/>.</summary>
    public double Double(int offset) => BitConverter.Int64BitsToDouble(Int64(offset));

    /// <summary><paramref name="count"/> 32-bit floats from <paramref name="offset"/> on.</summary>
    public double[] Singles(int offset, int count)
    {
        double[] numbers = new double[count];
        for (int index = 0; index < count; index++)
        {
            numbers[index] = Single(offset + (4 * index));
        }

        return numbers;
    }

    /// <summary><paramref name="count"/> 64-bit floats from <paramref name="offset"/> on.</summary>
    public double[] Doubles(int offset, int count)
    {
        double[] numbers = new double[count];
        for (int index = 0; index < count; index++)
        {
            numbers[index] = Double(offset + (8 * index));
        }

        return numbers;
    }
}
