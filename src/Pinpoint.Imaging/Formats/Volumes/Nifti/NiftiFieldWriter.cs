namespace Pinpoint.Imaging;

/// <summary>Writes header fields in this machine's byte order, as the voxels are written.</summary>
internal sealed class NiftiFieldWriter(byte[] header)
{
    /// <summary>Copies bytes to <paramref name="offset"/>.</summary>
    public void Bytes(int offset, ReadOnlySpan<byte> bytes) => bytes.CopyTo(header.AsSpan(offset));

    /// <summary>Writes a 16-bit integer.</summary>
    public void Int16(int offset, short number) => BitConverter.TryWriteBytes(header.AsSpan(offset), number);

    /// <summary>Writes a 32-bit integer.</summary>
    public void Int32(int offset, int number) => BitConverter.TryWriteBytes(header.AsSpan(offset), number);

    /// <summary>Writes 16-bit integers one after the other.</summary>
    public void Int16s(int offset, ReadOnlySpan<long> numbers)
    {
        for (int index = 0; index < numbers.Length; index++)
        {
            Int16(offset + (2 * index), checked((short)numbers[index]));
        }
    }

    /// <summary>Writes 64-bit integers one after the other.</summary>
    public void Int64s(int offset, ReadOnlySpan<long> numbers)
    {
        for (int index = 0; index < numbers.Length; index++)
        {
            BitConverter.TryWriteBytes(header.AsSpan(offset + (8 * index)), numbers[index]);
        }
    }

    /// <summary>Writes 32-bit floats one after the other.</summary>
    public void Singles(int offset, ReadOnlySpan<double> numbers)
    {
        for (int index = 0; index < numbers.Length; index++)
        {
            BitConverter.TryWriteBytes(header.AsSpan(offset + (4 * index)), (float)numbers[index]);
        }
    }

    /// <summary>Writes 64-bit floats one after the other.</summary>
    public void Doubles(int offset, ReadOnlySpan<double> numbers)
    {
        for (int index = 0; index < numbers.Length; index++)
        {
            BitConverter.TryWriteBytes(header.AsSpan(offset + (8 * index)), numbers[index]);
        }
    }
}
