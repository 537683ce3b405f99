using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>How many samples a slice takes.</summary>
/// <param name="Width">Samples along the plane's x axis.</param>
/// <param name="Height">Samples along the plane's y axis.</param>
/// <param name="SpacingMm">The distance between neighbouring samples in mm.</param>
internal sealed record PlaneExtent(int Width, int Height, double SpacingMm)
{
    // Edges of a box, as pairs of its corners.
    private static readonly (int From, int To)[] Edges = [(0, 1), (2, 3), (4, 5), (6, 7), (0, 2), (1, 3), (4, 6), (5, 7), (0, 4), (1, 5), (2, 6), (3, 7)];

    /// <summary>The extent of a square slice, or of one that shows all of the scan that the plane cuts.</summary>
    /// <param name="volume">The scan.</param>
    /// <param name="plane">The plane.</param>
    /// <param name="sizeMm">The square's side in mm; null shows all.</param>
    /// <param name="spacingMm">The distance between samples in mm; null takes the scan's smallest.</param>
    /// <exception cref="BadInputException">The plane does not cut the scan.</exception>
    /// <exception cref="UsageException">The slice would have more than <see cref="PlaneSlicer.LongestSide"/> samples along a side.</exception>
    public static PlaneExtent Of(Volume volume, ScanPlane plane, double? sizeMm, double? spacingMm) => Of(Scan.Of(volume), plane, sizeMm, spacingMm);

    /// <inheritdoc cref="Of(Volume, ScanPlane, double?, double?)"/>
    public static PlaneExtent Of(Scan scan, ScanPlane plane, double? sizeMm, double? spacingMm)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(plane);
        var (x, y, z) = scan.VoxelToWorld.Spacing;
        double spacing = spacingMm ?? Math.Min(x, Math.Min(y, z));
        (double X, double Y)[] outline = [.. Outline(scan, plane)];
        if (outline.Length == 0)
        {
            throw new BadInputException(
                $"plane '{plane.Name}' does not cut the scan; give the landmarks of this scan, and check whether their positions are LPS or RAS");
        }

        double halfWidth = sizeMm / 2 ?? outline.Max(point => Math.Abs(point.X));
        double halfHeight = sizeMm / 2 ?? outline.Max(point => Math.Abs(point.Y));
        return new PlaneExtent(Samples(halfWidth, spacing, plane), Samples(halfHeight, spacing, plane), spacing);
    }

    // An odd number, so that one sample lies on the plane's origin.
    private static int Samples(double half, double spacing, ScanPlane plane)
    {
        double samples = (2 * Math.Ceiling((half / spacing) - 1e-9)) + 1;
        return samples <= PlaneSlicer.LongestSide
            ? (int)samples
            : throw new UsageException(
                Invariant($"plane '{plane.Name}' would take {samples:0} pixels along a side, more than {PlaneSlicer.LongestSide}; ask for a larger ") +
                "--spacing or a smaller --size");
    }

    private static IEnumerable<(double X, double Y)> Outline(Scan scan, ScanPlane plane)
    {
        VolumeSize size = scan.Size;
        (double X, double Y, double Distance)[] corners = [.. Enumerable.Range(0, 8).Select(corner => plane.Project(scan.ToWorld(new VoxelPoint(
            ((corner & 1) * size.X) - 0.5, ((corner >> 1 & 1) * size.Y) - 0.5, ((corner >> 2) * size.Z) - 0.5))))];
        foreach (var (from, to) in Edges)
        {
            var (one, other) = (corners[from], corners[to]);
            double share = one.Distance / (one.Distance - other.Distance);
            if (share is >= 0 and <= 1)
            {
                yield return (one.X + (share * (other.X - one.X)), one.Y + (share * (other.Y - one.Y)));
            }
        }
    }
}
