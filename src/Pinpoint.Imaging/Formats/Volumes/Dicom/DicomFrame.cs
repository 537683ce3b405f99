namespace Pinpoint.Imaging;

/// <summary>One picture of a DICOM file and what places it: a classic file holds one, a multi-frame file many.</summary>
/// <param name="File">The file.</param>
/// <param name="Index">Which of the file's frames it is, counted from 0.</param>
internal sealed record DicomFrame(DicomFile File, int Index)
{
    /// <summary>The centre of the first voxel in LPS mm; null where the file states none.</summary>
    public WorldPoint? Position { get; init; }

    /// <summary>How the plane lies; null where the file states nothing of it.</summary>
    public PlaneAxes? Axes { get; init; }

    /// <summary>The millimetres between two columns; null where the file states nothing of it.</summary>
    public double? ColumnSpacing { get; init; }

    /// <summary>The millimetres between two rows; null where the file states nothing of it.</summary>
    public double? RowSpacing { get; init; }

    /// <summary>The millimetres to the next slice as the file has it, which counts only where positions do not say it.</summary>
    public double? SliceSpacing { get; init; }

    /// <summary>From stored values to intensities.</summary>
    public VoxelScale Scale { get; init; } = new(1, 0);

    /// <summary>What tells pictures of one place apart, in the order of <see cref="FrameMarks.Names"/>; null where the file says nothing of it.</summary>
    public IReadOnlyList<string?> Marks { get; init; } = [];

    /// <summary>How far the plane lies along a direction.</summary>
    public double Along(WorldPoint direction) => Position is { } position ? PlaneAxes.Dot(position, direction) : Index;
}
