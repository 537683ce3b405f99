namespace Pinpoint.Imaging;

/// <summary>
/// A coarse picture of the scan around its landmarks, by which the same scan is known again when it was resampled, cropped, cast to another type
/// or given other intensities.
/// </summary>
public sealed class ScanThumbnail
{
    private const int CellsPerAxis = 12;
    private const int SamplesPerAxis = 5;
    private const int SamplesOfCell = SamplesPerAxis * SamplesPerAxis * SamplesPerAxis;
    private const double Reach = 1.2; // The cube's half side, in root mean square distances of the landmarks from their centre.
    private const int FewestPoints = 3;
    private const double FewestShared = 0.25; // Of the cells: with less in common two pictures cannot be compared.

    private readonly float[] _cells;

    private ScanThumbnail(float[] cells) => _cells = cells;

    /// <summary>The mean intensity of each cell, x fastest; not a number where a cell leaves the scan.</summary>
    public ReadOnlySpan<float> Cells => _cells;

    /// <summary>The picture with the <see cref="Cells"/> of another.</summary>
    /// <returns>Null where these are not as many as a picture has.</returns>
    public static ScanThumbnail? OfCells(IReadOnlyCollection<float> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return cells.Count == CellsPerAxis * CellsPerAxis * CellsPerAxis ? new ScanThumbnail([.. cells]) : null;
    }

    /// <summary>Takes the picture: the mean intensity of each cell of a cube along the world's axes, its centre and size given by the landmarks.</summary>
    /// <returns>Null where fewer than three landmarks have a position, or all lie at one place.</returns>
    public static ScanThumbnail? Of(Volume volume, LandmarkSet landmarks)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(landmarks);
        var scan = Scan.Of(volume);
        if (PlacesIn(scan, landmarks) is not { } places)
        {
            return null;
        }

        var cells = new VoxelProbes(places);
        scan.ForEachSlab(cells.Add);
        return Of(scan, cells.Stored);
    }

    /// <summary>The picture of a scan by its voxels at <see cref="PlacesIn"/>.</summary>
    internal static ScanThumbnail Of(Scan scan, ReadOnlySpan<double> stored)
    {
        float[] cells = new float[CellsPerAxis * CellsPerAxis * CellsPerAxis];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            double sum = 0;
            foreach (double value in stored.Slice(cell * SamplesOfCell, SamplesOfCell))
            {
                sum += (value * scan.Slope) + scan.Intercept;
            }

            float mean = (float)(sum / SamplesOfCell);
            cells[cell] = float.IsFinite(mean) ? mean : float.NaN;
        }

        return new ScanThumbnail(cells);
    }

    /// <summary>The indices of the voxels that make the picture, cell by cell, -1 where a cell leaves the scan; null where there can be no picture.</summary>
    internal static ProbePlaces? PlacesIn(Scan scan, LandmarkSet landmarks)
    {
        WorldPoint[] points = [.. landmarks.Select(landmark => landmark.Position).OfType<WorldPoint>()];
        if (points.Length < FewestPoints)
        {
            return null;
        }

        var centre = WorldPoint.MeanOf(points);
        double half = Reach * Math.Sqrt(points.Average(point => point.DistanceTo(centre) * point.DistanceTo(centre)));
        if (!(half > 0) || !double.IsFinite(half))
        {
            return null;
        }

        long[] places = new long[CellsPerAxis * CellsPerAxis * CellsPerAxis * SamplesOfCell];
        var corner = new WorldPoint(centre.X - half, centre.Y - half, centre.Z - half);
        for (int cell = 0; cell < places.Length / SamplesOfCell; cell++)
        {
            Place(
                scan,
                corner,
                2 * half / CellsPerAxis,
                (cell % CellsPerAxis, cell / CellsPerAxis % CellsPerAxis, cell / (CellsPerAxis * CellsPerAxis)),
                places.AsSpan(cell * SamplesOfCell, SamplesOfCell));
        }

        return new ProbePlaces(scan.Size, places);
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

    private static void Place(Scan scan, WorldPoint corner, double side, (int X, int Y, int Z) cell, Span<long> places)
    {
        places.Fill(-1);
        VolumeSize size = scan.Size;
        for (int sample = 0; sample < places.Length; sample++)
        {
            VoxelPoint place = scan.ToVoxel(new WorldPoint(
                corner.X + (side * (cell.X + (((sample % SamplesPerAxis) + 0.5) / SamplesPerAxis))),
                corner.Y + (side * (cell.Y + (((sample / SamplesPerAxis % SamplesPerAxis) + 0.5) / SamplesPerAxis))),
                corner.Z + (side * (cell.Z + (((sample / (SamplesPerAxis * SamplesPerAxis)) + 0.5) / SamplesPerAxis)))));
            if (!size.Contains(place))
            {
                return;
            }

            places[sample] = Nearest(place.X, size.X) + (size.X * (Nearest(place.Y, size.Y) + (size.Y * Nearest(place.Z, size.Z))));
        }
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
