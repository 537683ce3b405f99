using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>Decodes decimal numbers, between blanks or commas, into voxels in this machine's byte order.</summary>
internal sealed class TextVoxelStream(Stream source, VoxelType type) : ReadOnlyStream
{
    private const int LongestNumber = 64;
    private readonly char[] _token = new char[LongestNumber];
    private readonly int _width = VoxelTypes.BytesOf(type);

    /// <summary>Reads whole voxels only; <paramref name="buffer"/> takes a multiple of a voxel's bytes.</summary>
    /// <exception cref="InvalidDataException">A word is no number of the voxel type.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = 0;
        for (; count + _width <= buffer.Length; count += _width)
        {
            ReadOnlySpan<char> token = NextToken();
            if (token.IsEmpty)
            {
                break;
            }

            if (!Parse(token, buffer.Slice(count, _width)))
            {
                throw new InvalidDataException($"'{Excerpt.Of(token.ToString())}' is no {type} number");
            }
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool Parse<T>(ReadOnlySpan<char> token, Span<byte> target)
        where T : unmanaged, INumber<T>
    {
        bool parsed = T.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out T value);
        MemoryMarshal.Write(target, in value);
        return parsed;
    }

    private bool Parse(ReadOnlySpan<char> token, Span<byte> target) => type switch
    {
        VoxelType.UInt8 => Parse<byte>(token, target),
        VoxelType.Int8 => Parse<sbyte>(token, target),
        VoxelType.UInt16 => Parse<ushort>(token, target),
        VoxelType.Int16 => Parse<short>(token, target),
        VoxelType.UInt32 => Parse<uint>(token, target),
        VoxelType.Int32 => Parse<int>(token, target),
        VoxelType.UInt64 => Parse<ulong>(token, target),
        VoxelType.Int64 => Parse<long>(token, target),
        VoxelType.Float32 => Parse<float>(token, target),
        VoxelType.Float64 => Parse<double>(token, target),
        _ => throw new UnreachableException($"{type} is no voxel type."),
    };

    private ReadOnlySpan<char> NextToken()
    {
        int length = 0;
        while (true)
        {
            int character = source.ReadByte();
            bool separates = character is < 0 or ' ' or '\t' or '\r' or '\n' or ',';
            if (separates && (length > 0 || character < 0))
            {
                return _token.AsSpan(0, length);
            }

            if (!separates)
            {
                if (length == LongestNumber)
                {
                    throw new InvalidDataException($"'{Excerpt.Of(new string(_token))}' is no {type} number");
                }

                _token[length++] = (char)character;
            }
        }
    }
}
