namespace Pinpoint.Imaging;

/// <summary>
/// A coarse picture of the scan around its landmarks, by which the same scan is known again when it was resampled, cropped, cast to another type
/// or given other intensities.
/// </summary>
public sealed class ScanThumbnail
{
    private const int CellsPerAxis = 12;
    private const int SamplesPerAxis = 5;
    private const double Reach = 1.2; // The cube's half side, in root mean square distances of the landmarks from their centre.
    private const int FewestPoints = 3;
    private const double FewestShared = 0.25; // Of the cells: with less in common two pictures cannot be compared.

    private readonly float[] _cells;

    private ScanThumbnail(float[] cells) => _cells = cells;

    /// <summary>Takes the picture: the mean intensity of each cell of a cube along the world's axes, its centre and size given by the landmarks.</summary>
    /// <returns>Null where fewer than three landmarks have a position, or all lie at one place.</returns>
    public static ScanThumbnail? Of(Volume volume, LandmarkSet landmarks)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(landmarks);
        WorldPoint[] points = [.. landmarks.Select(landmark => landmark.Position).OfType<WorldPoint>()];
        if (points.Length < FewestPoints)
        {
            return null;
        }

        var centre = new WorldPoint(points.Average(point => point.X), points.Average(point => point.Y), points.Average(point => point.Z));
        double half = Reach * Math.Sqrt(points.Average(point => point.DistanceTo(centre) * point.DistanceTo(centre)));
        if (!(half > 0) || !double.IsFinite(half))
        {
            return null;
        }

        float[] cells = new float[CellsPerAxis * CellsPerAxis * CellsPerAxis];
        var corner = new WorldPoint(centre.X - half, centre.Y - half, centre.Z - half);
        for (int cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = Mean(
                volume, corner, 2 * half / CellsPerAxis, cell % CellsPerAxis, cell / CellsPerAxis % CellsPerAxis, cell / (CellsPerAxis * CellsPerAxis));
        }

        return new ScanThumbnail(cells);
    }

    /// <summary>
    /// How unlike two pictures are: 0 for the same up to a monotonous change of intensities, be it an inverse one; 1 for two that have nothing to
    /// do with each other. One less the absolute rank correlation (Spearman) of the cells that both scans hold.
    /// </summary>
    public double Unlikeness(ScanThumbnail other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int[] shared = [.. Enumerable.Range(0, _cells.Length).Where(i => !float.IsNaN(_cells[i]) && !float.IsNaN(other._cells[i]))];
        if (shared.Length < FewestShared * _cells.Length)
        {
            return 1;
        }

        double[] one = Ranks([.. shared.Select(i => _cells[i])]);
        double[] two = Ranks([.. shared.Select(i => other._cells[i])]);
        double middle = (shared.Length - 1) / 2.0;
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i < one.Length; i++)
        {
            product += (one[i] - middle) * (two[i] - middle);
            squares += (one[i] - middle) * (one[i] - middle);
            otherSquares += (two[i] - middle) * (two[i] - middle);
        }

        return squares > 0 && otherSquares > 0 ? 1 - Math.Abs(product / Math.Sqrt(squares * otherSquares)) : 1;
    }

    // NaN where any of the cell lies outside the scan.
    private static float Mean(Volume volume, WorldPoint corner, double side, int x, int y, int z)
    {
        double sum = 0;
        for (int sample = 0; sample < SamplesPerAxis * SamplesPerAxis * SamplesPerAxis; sample++)
        {
            VoxelPoint place = volume.ToVoxel(new WorldPoint(
                corner.X + (side * (x + (((sample % SamplesPerAxis) + 0.5) / SamplesPerAxis))),
                corner.Y + (side * (y + (((sample / SamplesPerAxis % SamplesPerAxis) + 0.5) / SamplesPerAxis))),
                corner.Z + (side * (z + (((sample / (SamplesPerAxis * SamplesPerAxis)) + 0.5) / SamplesPerAxis)))));
            if (!volume.Size.Contains(place))
            {
                return float.NaN;
            }

            VolumeSize size = volume.Size;
            long index = Nearest(place.X, size.X) + (size.X * (Nearest(place.Y, size.Y) + (size.Y * Nearest(place.Z, size.Z))));
            sum += (VoxelBytes.Read(volume.VoxelType, volume.Bytes(index, 1)) * volume.Slope) + volume.Intercept;
        }

        float mean = (float)(sum / (SamplesPerAxis * SamplesPerAxis * SamplesPerAxis));
        return float.IsFinite(mean) ? mean : float.NaN;
    }

    private static long Nearest(double place, int count) => (long)Math.Clamp(Math.Round(place), 0, count - 1);

    // Equal values share the mean of their ranks.
    private static double[] Ranks(float[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        float[] sorted = [.. values];
        Array.Sort(sorted, order);
        double[] ranks = new double[values.Length];
        for (int first = 0; first < order.Length;)
        {
            int end = first + 1;
            while (end < order.Length && sorted[end] == sorted[first])
            {
                end++;
            }

            for (int i = first; i < end; i++)
            {
                ranks[order[i]] = (first + end - 1) / 2.0;
            }

            first = end;
        }

        return ranks;
    }
}
