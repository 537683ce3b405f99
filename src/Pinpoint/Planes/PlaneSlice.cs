using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Planes;

/// <summary>A scan's intensities in a plane.</summary>
/// <param name="Plane">The plane; the slice's middle is its origin.</param>
/// <param name="Width">Samples along the plane's x axis.</param>
/// <param name="Height">Samples along the plane's y axis.</param>
/// <param name="SpacingMm">The distance between neighbouring samples in mm, along both axes.</param>
/// <param name="Intensities">The intensities, <c>[height, width]</c>; 0 outside the scan.</param>
/// <param name="Inside">Whether each sample lies in the scan.</param>
internal sealed record PlaneSlice(ScanPlane Plane, int Width, int Height, double SpacingMm, double[] Intensities, bool[] Inside)
{
    /// <summary>
    /// The slice as a picture, in the window of the whole scan so that the pictures of its planes are alike: black and white are its 0.5 % and 99.5 %
    /// percentiles.
    /// </summary>
    /// <param name="scan">The scan.</param>
    internal PlaneImage ToImage(Scan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return ToImage(IntensityWindow.Of(scan, IntensityMapping.Percentiles), scan.Slope, scan.Intercept);
    }

    /// <inheritdoc cref="ToImage(Scan)"/>
    internal PlaneImage ToImage(Volume volume) => ToImage(Scan.Of(volume));

    /// <summary>The slice as a picture in a window that was found before.</summary>
    /// <param name="window">What is black and what is white, in stored intensities.</param>
    /// <param name="slope">The scan's factor from stored intensities.</param>
    /// <param name="intercept">The offset added after it.</param>
    internal PlaneImage ToImage(IntensityWindow window, double slope, double intercept)
    {
        byte[] pixels = new byte[Intensities.Length];
        double low = (window.Low * slope) + intercept;
        double scale = 255 / (((window.High * slope) + intercept) - low);
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = Inside[i] ? (byte)Math.Clamp(Math.Round((Intensities[i] - low) * scale), 0, 255) : (byte)0;
        }

        return new PlaneImage(Plane, Width, Height, SpacingMm, pixels);
    }

    /// <summary>The slice as a volume of one voxel's thickness that lies where the plane does; its third axis is the plane's normal.</summary>
    public Volume ToVolume()
    {
        WorldPoint corner = Plane.At(-SpacingMm * (Width - 1) / 2, -SpacingMm * (Height - 1) / 2);
        WorldVector x = Plane.XAxis * SpacingMm;
        WorldVector y = Plane.YAxis * SpacingMm;
        WorldVector z = Plane.Normal * SpacingMm;
        var place = new Affine([x.X, y.X, z.X, corner.X, x.Y, y.Y, z.Y, corner.Y, x.Z, y.Z, z.Z, corner.Z]);
        return Volume.Create(Array.ConvertAll(Intensities, value => (float)value), new VolumeSize(Width, Height, 1), place);
    }
}
