using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pinpoint.Networks;

/// <summary>One named tensor: a type, a shape and its values in C order, little-endian.</summary>
public sealed class SafetensorsTensor
{
    private const int PieceBytes = 1 << 17;
    private readonly SafetensorsRegion? _region;
    private byte[]? _data;

    internal SafetensorsTensor(string name, TensorType type, IReadOnlyList<long> shape, byte[] data)
    {
        Name = name;
        Type = type;
        Shape = shape;
        _data = data;
    }

    internal SafetensorsTensor(string name, TensorType type, IReadOnlyList<long> shape, SafetensorsRegion region)
    {
        Name = name;
        Type = type;
        Shape = shape;
        _region = region;
    }

    /// <summary>The name, unique in its file.</summary>
    public string Name { get; }

    /// <summary>The type of the values.</summary>
    public TensorType Type { get; }

    /// <summary>The sides; none for a single value.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The raw values, little-endian, C order.</summary>
    /// <exception cref="BadInputException">The tensor's file was opened and can no longer be read.</exception>
    public ReadOnlySpan<byte> Data => Bytes();

    /// <summary>The raw values, for writers that keep them beyond a call.</summary>
    internal ReadOnlyMemory<byte> Memory => Bytes();

    /// <summary>A float32 tensor.</summary>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    public static SafetensorsTensor FromSingles(string name, IReadOnlyList<long> shape, ReadOnlySpan<float> values) =>
        From(name, TensorType.F32, shape, values);

    /// <summary>A float64 tensor.</summary>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    public static SafetensorsTensor FromDoubles(string name, IReadOnlyList<long> shape, ReadOnlySpan<double> values) =>
        From(name, TensorType.F64, shape, values);

    /// <summary>A float16 tensor.</summary>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    public static SafetensorsTensor FromHalves(string name, IReadOnlyList<long> shape, ReadOnlySpan<Half> values) => From(name, TensorType.F16, shape, values);

    /// <summary>A tensor of 64-bit integers.</summary>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    public static SafetensorsTensor FromIntegers(string name, IReadOnlyList<long> shape, ReadOnlySpan<long> values) =>
        From(name, TensorType.I64, shape, values);

    /// <summary>A tensor of bytes.</summary>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    public static SafetensorsTensor FromBytes(string name, IReadOnlyList<long> shape, ReadOnlySpan<byte> values) => From(name, TensorType.U8, shape, values);

    /// <summary>The values as float32; F32 bit for bit, F16 exactly, the others rounded.</summary>
    public float[] ToSingles() => Type switch
    {
        TensorType.F32 => MemoryMarshal.Cast<byte, float>(Data).ToArray(),
        TensorType.F64 => Array.ConvertAll(MemoryMarshal.Cast<byte, double>(Data).ToArray(), value => (float)value),
        TensorType.F16 => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(Data).ToArray(), value => (float)value),
        TensorType.I64 => Array.ConvertAll(MemoryMarshal.Cast<byte, long>(Data).ToArray(), value => (float)value),
        TensorType.U8 => Array.ConvertAll(Bytes(), value => (float)value),
    };

    /// <summary>The values as float64; I64 rounded, the others exactly.</summary>
    public double[] ToDoubles() => Type switch
    {
        TensorType.F64 => MemoryMarshal.Cast<byte, double>(Data).ToArray(),
        TensorType.I64 => Array.ConvertAll(MemoryMarshal.Cast<byte, long>(Data).ToArray(), value => (double)value),
        TensorType.F32 or TensorType.F16 or TensorType.U8 => Array.ConvertAll(ToSingles(), value => (double)value),
    };

    /// <summary>The values of an <see cref="TensorType.I64"/> tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds another type.</exception>
    public long[] ToIntegers() => Type == TensorType.I64
        ? MemoryMarshal.Cast<byte, long>(Data).ToArray()
        : throw new InvalidOperationException($"{Name} holds {Type}, not I64.");

    /// <summary>Bytes of one value.</summary>
    internal static int SizeOf(TensorType type) => type switch
    {
        TensorType.F64 or TensorType.I64 => 8,
        TensorType.F32 => 4,
        TensorType.F16 => 2,
        TensorType.U8 => 1,
    };

    /// <summary>Some of the values as float32, straight from the file where it was only opened; several threads may ask at once.</summary>
    /// <param name="first">The first value.</param>
    /// <param name="values">Receives them.</param>
    internal void ReadSingles(long first, Span<float> values)
    {
        if (Type == TensorType.F32)
        {
            Read(first * sizeof(float), MemoryMarshal.AsBytes(values));
        }
        else if (Type == TensorType.F16)
        {
            ReadHalves(first, values);
        }
        else
        {
            ToSingles().AsSpan((int)first, values.Length).CopyTo(values);
        }
    }

    /// <summary>Hashes the raw values, piece by piece where the file was only opened.</summary>
    internal void AppendTo(IncrementalHash hash)
    {
        if (_data is not null)
        {
            hash.AppendData(_data);
            return;
        }

        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        for (int first = 0; first < _region!.Length; first += PieceBytes)
        {
            Span<byte> bytes = piece.AsSpan(0, Math.Min(PieceBytes, _region.Length - first));
            _region.Read(first, bytes);
            hash.AppendData(bytes);
        }

        ArrayPool<byte>.Shared.Return(piece);
    }

    private static SafetensorsTensor From<T>(string name, TensorType type, IReadOnlyList<long> shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        long length = 1;
        foreach (long side in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(side, nameof(shape));
            length = checked(length * side);
        }

        ThrowHelper.IfLengthDiffers(values.Length, length, nameof(values));
        return new SafetensorsTensor(name, type, [.. shape], MemoryMarshal.AsBytes(values).ToArray());
    }

    private void ReadHalves(long first, Span<float> values)
    {
        Span<Half> halves = stackalloc Half[8192];
        while (!values.IsEmpty)
        {
            halves = halves[..Math.Min(halves.Length, values.Length)];
            Read(first * sizeof(ushort), MemoryMarshal.AsBytes(halves));
            for (int i = 0; i < halves.Length; i++)
            {
                values[i] = (float)halves[i];
            }

            first += halves.Length;
            values = values[halves.Length..];
        }
    }

    private void Read(long firstByte, Span<byte> destination)
    {
        if (_data is null)
        {
            _region!.Read(firstByte, destination);
        }
        else
        {
            _data.AsSpan((int)firstByte, destination.Length).CopyTo(destination);
        }
    }

    private byte[] Bytes()
    {
        if (_data is null)
        {
            byte[] data = GC.AllocateUninitializedArray<byte>(_region!.Length);
            _region.Read(0, data);
            _data = data;
        }

        return _data;
    }
}
