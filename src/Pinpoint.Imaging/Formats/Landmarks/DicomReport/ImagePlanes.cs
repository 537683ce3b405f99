namespace Pinpoint.Imaging;

/// <summary>The images of the scan that a report is about: the space that they lie in, and where a place in the plane of one of them is.</summary>
/// <param name="files">The files; none for scans of other formats.</param>
internal sealed class ImagePlanes(IReadOnlyList<DicomFile> files)
{
    // Plane coordinates begin at the corner of the first pixel, positions at its centre (PS3.3, C.18.6).
    private const double HalfPixel = 0.5;

    private readonly Dictionary<string, IReadOnlyList<DicomFrame>> _frames = new(StringComparer.Ordinal);

    /// <summary>The spaces that the images lie in; those that do not say it are not among them.</summary>
    public IReadOnlyList<string> FramesOfReference { get; } =
        [.. files.Select(file => file.DataSet.Text(DicomTags.FrameOfReferenceUid)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The planes of a scan.</summary>
    /// <exception cref="BadInputException">The scan cannot be read.</exception>
    public static ImagePlanes Read(string scan, VolumeReadOptions options) => new(VolumeFormats.All.Plan(scan, options).Images);

    /// <summary>The place in LPS mm; null where the image is not of this scan, or does not say where it lies.</summary>
    /// <param name="instanceUid">The image.</param>
    /// <param name="frame">Which picture of it, from 1.</param>
    /// <param name="column">From left to right, in pixels.</param>
    /// <param name="row">From top to bottom, in pixels.</param>
    public WorldPoint? PlaceOf(string instanceUid, int frame, double column, double row)
    {
        if (!_frames.TryGetValue(instanceUid, out IReadOnlyList<DicomFrame>? pictures))
        {
            DicomFile? file = files.FirstOrDefault(file => file.DataSet.Text(DicomTags.SopInstanceUid) == instanceUid);
            _frames[instanceUid] = pictures = file is null ? [] : DicomFrames.Of(file);
        }

        return frame < 1 || frame > pictures.Count
            ? null
            : pictures[frame - 1] is { Position: { } origin, Axes: { } axes, ColumnSpacing: { } columns, RowSpacing: { } rows }
                ? PlaneAxes.Sum(origin, PlaneAxes.Sum(
                    PlaneAxes.Scaled(axes.Row, (column - HalfPixel) * columns), PlaneAxes.Scaled(axes.Column, (row - HalfPixel) * rows)))
                : null;
    }
}
