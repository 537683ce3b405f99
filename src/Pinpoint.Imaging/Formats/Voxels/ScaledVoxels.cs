using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>Reads voxels whose parts have scales of their own, such as slices of differing slope, as intensities.</summary>
internal static class ScaledVoxels
{
    private const int Piece = 1 << 16;

    /// <summary>Fills <paramref name="intensities"/> with one frame; returns how many voxels are not finite.</summary>
    /// <param name="source">The decoded bytes, standing at the frame.</param>
    /// <param name="plan">A plan whose parts all have a scale.</param>
    /// <param name="share">The decoded bytes of each part.</param>
    /// <param name="frame">The frame, counted from 0.</param>
    /// <param name="intensities">Takes one number per voxel.</param>
    public static long Read(VoxelByteSource source, VolumePlan plan, long share, int frame, float[] intensities)
    {
        VoxelType type = plan.StoredType;
        int width = VoxelTypes.BytesOf(type);
        long voxelsOfPart = share / width;
        long before = (long)frame * intensities.Length;
        byte[] bytes = new byte[Piece * width];
        long notFinite = 0;
        for (int first = 0; first < intensities.Length;)
        {
            (long part, long within) = Math.DivRem(before + first, voxelsOfPart);
            int count = (int)Math.Min(Math.Min(Piece, voxelsOfPart - within), intensities.Length - first);
            Span<byte> stored = bytes.AsSpan(0, count * width);
            source.ReadExactly(stored);
            notFinite += VoxelBytes.Arrange(stored, type, plan.Data);
            VoxelScale scale = plan.Data.Parts[(int)part].Scale
                ?? throw new UnreachableException(Invariant($"Part {part} of {plan.Data.Parts.Count} has no scale."));
            Span<float> scaled = intensities.AsSpan(first, count);
            Intensities.Convert(type, stored, scale, scaled);
            if (plan.Data.Padding is double padding && plan.Header.PaddingValue is double declared)
            {
                SetPadding(stored, type, padding, scaled, (float)declared);
            }

            first += count;
        }

        return notFinite;
    }

    private static void SetPadding(ReadOnlySpan<byte> stored, VoxelType type, double padding, Span<float> scaled, float declared)
    {
        int width = VoxelTypes.BytesOf(type);
        for (int index = 0; index < scaled.Length; index++)
        {
            if (VoxelBytes.Read(type, stored.Slice(index * width, width)) == padding)
            {
                scaled[index] = declared;
            }
        }
    }
}
