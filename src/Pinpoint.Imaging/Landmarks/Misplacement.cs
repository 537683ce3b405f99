namespace Pinpoint.Imaging;

/// <summary>
/// Why landmarks lie outside their scan: each of the usual mistakes of frames and units is undone, and the first that brings all points inside
/// is named with its remedy.
/// </summary>
public static class Misplacement
{
    // Points that a mistake in the unit shrank to a dot lie inside any scan: undone rightly, they reach over some of it.
    private const double SmallestReach = 0.05;
    private const int FewestPoints = 2;

    private static readonly Cause[] Causes =
    [
        new("where the scan, a NIfTI file without qform and sform code, lies as ITK and Slicer have it, all points lie inside; read it so with " +
            "--nifti-no-codes itk", true,
            static (field, p) => new VoxelPoint(p.X / field.Spacing.X, p.Y / field.Spacing.Y, p.Z / field.Spacing.Z)),
        new("where the scan, a NIfTI file without qform and sform code, lies as nibabel has it, all points lie inside; read it so with --nifti-no-codes " +
            "nibabel", true,
            static (field, p) => new VoxelPoint(
                (p.X / field.Spacing.X) + ((field.Size.X - 1) / 2.0),
                ((field.Size.Y - 1) / 2.0) - (p.Y / field.Spacing.Y),
                (p.Z / field.Spacing.Z) + ((field.Size.Z - 1) / 2.0))),
        new("with the signs of x and y changed they lie inside, so the file mixes up LPS and RAS; correct its coordinate system", false,
            static (field, p) => field.VoxelToWorld.ToVoxel(new WorldPoint(-p.X, -p.Y, p.Z))),
        new("divided by 1000 they lie inside: the points are in micrometres and the scan in millimetres, or the scan's header says micrometres to a " +
            "program that left its unit aside (ITK and Slicer do); bring both to one unit", false,
            static (field, p) => field.VoxelToWorld.ToVoxel(new WorldPoint(p.X / 1000, p.Y / 1000, p.Z / 1000))),
        new("multiplied by 1000 they lie inside: the points are in millimetres and the scan's spacing in micrometres without a unit that says so, or the " +
            "points are in metres; bring both to one unit", false,
            static (field, p) => field.VoxelToWorld.ToVoxel(new WorldPoint(p.X * 1000, p.Y * 1000, p.Z * 1000))),
        new("read as voxel indices they lie inside; convert them to millimetres, or give them in a format that says that they are voxels", false,
            static (_, p) => new VoxelPoint(p.X, p.Y, p.Z)),
        new("with the scan's first voxel as origin and its axes as x, y and z they lie inside, so they were placed without the scan's frame; place them in " +
            "a viewer that reads the scan's header, or convert them", false,
            static (field, p) => new VoxelPoint(p.X / field.Spacing.X, p.Y / field.Spacing.Y, p.Z / field.Spacing.Z)),
    ];

    /// <summary>The mistake that puts points outside a scan, with its remedy, as the rest of a line; null where none of the usual ones does.</summary>
    /// <param name="size">The scan's voxels.</param>
    /// <param name="voxelToWorld">The map from voxels to LPS mm that it was read with.</param>
    /// <param name="source">Where that map comes from.</param>
    /// <param name="points">All points of the landmark file, in LPS mm.</param>
    public static string? Explain(VolumeSize size, Affine voxelToWorld, AffineSource source, IReadOnlyCollection<WorldPoint> points)
    {
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        ArgumentNullException.ThrowIfNull(points);
        var field = new Field(size, voxelToWorld, voxelToWorld.Spacing);
        return points.Count < FewestPoints
            ? null
            : Causes.FirstOrDefault(
                cause => (!cause.NoFrame || source == AffineSource.Spacing) && Fit(field, [.. points.Select(point => cause.ToVoxel(field, point))]))?.Text;
    }

    private static bool Fit(Field field, VoxelPoint[] voxels)
    {
        if (!Array.TrueForAll(voxels, voxel => field.Size.Contains(voxel)))
        {
            return false;
        }

        double reach = Math.Max(
            (voxels.Max(voxel => voxel.X) - voxels.Min(voxel => voxel.X)) / field.Size.X,
            Math.Max(
                (voxels.Max(voxel => voxel.Y) - voxels.Min(voxel => voxel.Y)) / field.Size.Y,
                (voxels.Max(voxel => voxel.Z) - voxels.Min(voxel => voxel.Z)) / field.Size.Z));
        return reach >= SmallestReach;
    }

    private sealed record Field(VolumeSize Size, Affine VoxelToWorld, (double X, double Y, double Z) Spacing);

    // Text: the rest of the line; NoFrame: only for scans whose file has no frame; ToVoxel: where a point would lie, were this the mistake.
    private sealed record Cause(string Text, bool NoFrame, Func<Field, WorldPoint, VoxelPoint> ToVoxel);
}
