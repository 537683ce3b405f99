using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Workflows;

/// <summary>The files of one plane: the picture with landmarks, the plane for 3D Slicer, and the slice as a volume.</summary>
/// <param name="Picture">The picture's file, PNG.</param>
/// <param name="Markups">The plane's file, Slicer Markups.</param>
/// <param name="Slice">The slice's file, NIfTI.</param>
public sealed record PlaneFiles(string Picture, string Markups, string Slice)
{
    // Small scans are drawn larger, so that marks do not hide them.
    private const double LeastPixels = 480;
    private const int LargestZoom = 8;

    internal static PlaneFiles Of(string folder, string scan, string plane)
    {
        string stem = Path.Combine(folder, $"{VolumeFile.StemOf(scan)}.{plane}");
        return new PlaneFiles($"{stem}.png", $"{stem}.mrk.json", $"{stem}.nii.gz");
    }

    /// <summary>All three files.</summary>
    public IEnumerable<string> All => [Picture, Markups, Slice];

    /// <summary>Samples the scan and writes the files.</summary>
    /// <returns>The slice as it is drawn in the picture, from its top left corner on.</returns>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    internal PlaneImage Write(Scan scan, ScanPlane plane, PlaneDefinition definition, LandmarkSet landmarks, PlaneExtent extent)
    {
        int zoom = (int)Math.Clamp(Math.Ceiling(LeastPixels / Math.Max(extent.Width, extent.Height)), 1, LargestZoom);
        var fine = new PlaneExtent(extent.Width * zoom, extent.Height * zoom, extent.SpacingMm / zoom);
        PlaneSlice[] slices = zoom == 1 ? PlaneSlicer.Slice(scan, plane, extent) : PlaneSlicer.Slice(scan, plane, extent, fine);
        PlaneImage drawn = slices[^1].ToImage(scan);
        PlanePicture.Draw(drawn, definition, landmarks, withLegend: true).Write(Picture, fine.SpacingMm);
        PlaneMarkups.Write(Markups, plane, extent.Width * extent.SpacingMm, extent.Height * extent.SpacingMm);
        VolumeFile.Write(Slice, slices[0].ToVolume());
        return drawn;
    }
}
