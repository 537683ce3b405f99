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
    /// <param name="scan">The volume.</param>
    /// <param name="order">Its values in order.</param>
    public static int? LabelsOf(IntensitySource scan, IntensityOrder order)
    {
        if (scan.Slope != 1 || scan.Intercept != 0 || order.Count == 0 || order.At(0) != 0 || order.CountUpTo(0) < LeastBackground * order.Count)
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

        return labels > 1 && scan.SameAsNeighbour() >= LeastSameAsNeighbour ? labels : null;
    }
}
