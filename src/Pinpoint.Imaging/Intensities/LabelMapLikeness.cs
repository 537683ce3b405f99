namespace Pinpoint.Imaging;

/// <summary>Tells volumes that look like label maps (segmentations), which are easily given in a scan's place.</summary>
internal static class LabelMapLikeness
{
    // Scans have thousands of values, and noise; segmentations few values, in regions.
    private const int MostLabels = 64;
    private const double LeastBackground = 0.5;
    private const double LeastSameAsNeighbour = 0.6;

    /// <summary>
    /// The number of values of a volume that looks like a label map: few whole numbers from 0, most voxels 0, most others the same as their neighbour.
    /// Null for all other volumes.
    /// </summary>
    /// <param name="volume">The volume.</param>
    /// <param name="order">Its values in order.</param>
    public static int? LabelsOf(Volume volume, IntensityOrder order)
    {
        if (volume.Slope != 1 || volume.Intercept != 0 || order.Count == 0 || order.At(0) != 0 || order.CountUpTo(0) < LeastBackground * order.Count)
        {
            return null;
        }

        int labels = 0;
        for (int rank = 0; rank < order.Count; labels++)
        {
            double value = order.At(rank);
            if (labels == MostLabels || value != Math.Floor(value))
            {
                return null;
            }

            rank = order.CountUpTo(value);
        }

        return labels > 1 && SameAsNeighbour(volume) >= LeastSameAsNeighbour ? labels : null;
    }

    // The share of the voxels that are no background, or lie beside one that is none, and have the value of the voxel before them.
    private static double SameAsNeighbour(Volume volume)
    {
        const int Piece = 1 << 16;
        float[] values = new float[Piece];
        long same = 0;
        long all = 0;
        for (long first = 0; first < volume.Size.Voxels; first += Piece)
        {
            int count = (int)Math.Min(Piece, volume.Size.Voxels - first);
            Intensities.Convert(volume.VoxelType, volume.Bytes(first, count), new VoxelScale(1, 0), values.AsSpan(0, count));
            for (int i = 1; i < count; i++)
            {
                if (values[i] != 0 || values[i - 1] != 0)
                {
                    all++;
                    same += values[i] == values[i - 1] ? 1 : 0;
                }
            }
        }

        return all == 0 ? 0 : (double)same / all;
    }
}
