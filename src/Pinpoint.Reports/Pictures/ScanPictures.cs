using Pinpoint.Imaging;
using Pinpoint.Patches;
using Pinpoint.Planes;

namespace Pinpoint.Reports;

/// <summary>Makes the pictures of one scan, all in one window of its intensities.</summary>
internal sealed class ScanPictures
{
    private const int MostOverviewPixels = 400;
    private const int LeastCropPixels = 48;
    private const int MostCropPixels = 128;
    private const double CropVoxels = 96;
    private const double CropShare = 1.0 / 3;

    // A crop shows what lies around an error circle too.
    private const double CircleRoom = 2.6;
    private readonly Volume _volume;
    private readonly IntensityWindow _window;
    private readonly double _finest;

    public ScanPictures(Volume volume)
        : this(volume, IntensityWindow.Of(volume, IntensityMapping.Percentiles))
    {
    }

    /// <summary>Pictures in a window that was found before.</summary>
    /// <param name="volume">The scan.</param>
    /// <param name="window">What is black and what is white, in stored intensities.</param>
    public ScanPictures(Volume volume, IntensityWindow window)
    {
        _volume = volume;
        _window = window;
        var (x, y, z) = volume.VoxelToWorld.Spacing;
        _finest = Math.Min(x, Math.Min(y, z));
        WorldPoint[] corners = volume.Corners();
        Least = new WorldPoint(corners.Min(corner => corner.X), corners.Min(corner => corner.Y), corners.Min(corner => corner.Z));
        Most = new WorldPoint(corners.Max(corner => corner.X), corners.Max(corner => corner.Y), corners.Max(corner => corner.Z));
    }

    /// <summary>The corner of the scan's box along the LPS axes with the least coordinates.</summary>
    public WorldPoint Least { get; }

    /// <summary>The corner with the greatest.</summary>
    public WorldPoint Most { get; }

    /// <summary>The middle of the box.</summary>
    public WorldPoint Centre => new((Least.X + Most.X) / 2, (Least.Y + Most.Y) / 2, (Least.Z + Most.Z) / 2);

    /// <summary>Whether a point in LPS mm lies in the scan.</summary>
    public bool Contain(WorldPoint point) => _volume.Size.Contains(_volume.ToVoxel(point));

    private double LongestSide => Math.Max(Math.Max(Most.X - Least.X, Most.Y - Least.Y), Math.Max(Most.Z - Least.Z, _finest));

    /// <summary>Three views of the whole scan, sliced through a point.</summary>
    public IReadOnlyList<ScanView> Overview(WorldPoint through)
    {
        double spacing = Math.Max(LongestSide / MostOverviewPixels, _finest);
        return
        [
            View(ViewKind.Axial, new WorldPoint(Centre.X, Centre.Y, through.Z), Most.X - Least.X, Most.Y - Least.Y, spacing),
            View(ViewKind.Coronal, new WorldPoint(Centre.X, through.Y, Centre.Z), Most.X - Least.X, Most.Z - Least.Z, spacing),
            View(ViewKind.Sagittal, new WorldPoint(through.X, Centre.Y, Centre.Z), Most.Y - Least.Y, Most.Z - Least.Z, spacing),
        ];
    }

    /// <summary>Three views around a point, large enough for circles of a radius around it; where there is no radius, of what usual circles need.</summary>
    public IReadOnlyList<ScanView> Around(WorldPoint point, double radiusMm)
    {
        double side = Math.Max(Math.Min(CropVoxels * _finest, CropShare * LongestSide), CircleRoom * radiusMm);
        double spacing = side / Math.Clamp(Math.Round(1.5 * side / _finest), LeastCropPixels, MostCropPixels);
        return [.. ViewKinds.All.Select(kind => View(kind, point, side, side, spacing))];
    }

    /// <summary>All of the scan that a plane cuts, of so many pixels a side at most; null where it cuts nothing.</summary>
    public ScanView? Whole(ScanPlane plane, int mostPixels)
    {
        try
        {
            var extent = PlaneExtent.Of(_volume, plane, null, Math.Max(_finest, 2 * LongestSide / PlaneSlicer.LongestSide));
            double share = Math.Max(1, Math.Max(extent.Width, extent.Height) / (double)mostPixels);
            return new ScanView(plane.Name, Slice(plane, PixelsOf(extent.Width, share), PixelsOf(extent.Height, share), extent.SpacingMm * share));
        }
        catch (Exception exception) when (exception is BadInputException or UsageException)
        {
            // The landmarks put the plane outside the scan, or so far off that what it cuts is too wide for a picture: there is nothing to show.
            return null;
        }
    }

    /// <summary>A plane, its origin in the middle of the picture.</summary>
    public PlaneImage Slice(ScanPlane plane, int width, int height, double spacingMm) =>
        PlaneSlicer.Slice(_volume, plane, width, height, spacingMm).ToImage(_window, _volume.Slope, _volume.Intercept);

    private ScanView View(ViewKind kind, WorldPoint centre, double widthMm, double heightMm, double spacing)
    {
        ScanPlane plane = kind.PlaneThrough(centre);
        return new ScanView(plane.Name, Slice(plane, PixelsOf(widthMm, spacing), PixelsOf(heightMm, spacing), spacing));
    }

    private static int PixelsOf(double lengthMm, double spacing) => Math.Clamp((int)Math.Round(lengthMm / spacing), 1, PlaneSlicer.LongestSide);
}
