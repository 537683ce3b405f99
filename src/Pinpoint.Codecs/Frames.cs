using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pinpoint.Codecs;

/// <summary>What all decoders do with a frame that is not their own business: check what the caller asks for, and put samples where they belong.</summary>
internal static class Frames
{
    /// <summary>Checks that the caller's own numbers fit together; what the code says is checked by the decoder.</summary>
    /// <returns>The part of the buffer that the frame takes.</returns>
    /// <exception cref="ArgumentException">The caller's shape is impossible, or the buffer is too small.</exception>
    public static Span<byte> CheckCall(FrameShape shape, Span<byte> voxels)
    {
        if (shape.Width < 1 || shape.Height < 1 || shape.BitsAllocated is not (8 or 16 or 32) ||
            shape.BitsStored < 1 || shape.BitsStored > shape.BitsAllocated)
        {
            throw new ArgumentException(Invariant($"No frame has this shape: {shape}."), nameof(shape));
        }

        if (voxels.Length < shape.Bytes)
        {
            throw new ArgumentException(Invariant($"The buffer has {voxels.Length} bytes; the frame takes {shape.Bytes}."), nameof(voxels));
        }

        return voxels[..(int)shape.Bytes];
    }

    /// <summary>Writes one row of samples, little endian, in 1, 2 or 4 bytes each.</summary>
    /// <param name="samples">The samples; only their low bits go into single bytes.</param>
    /// <param name="row">Which row of the frame they are.</param>
    /// <param name="shape">The frame's shape; its width is the number of samples.</param>
    /// <param name="voxels">The whole frame.</param>
    public static void StoreRow(ReadOnlySpan<ushort> samples, int row, FrameShape shape, Span<byte> voxels)
    {
        int size = shape.BitsAllocated / 8;
        Span<byte> target = voxels.Slice(row * samples.Length * size, samples.Length * size);
        if (size == 2 && BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(samples).CopyTo(target);
            return;
        }

        for (int i = 0; i < samples.Length; i++)
        {
            if (size == 1)
            {
                target[i] = (byte)samples[i];
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(target[(i * size)..], samples[i]);
                target[((i * size) + 2)..((i + 1) * size)].Clear();
            }
        }
    }
}
