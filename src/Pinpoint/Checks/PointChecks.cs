using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>Looks for points that lie outside their scan.</summary>
internal static class PointChecks
{
    /// <summary>One finding per point outside, or one for the file if most of its points are, or if one mistake explains them.</summary>
    public static void FindOutside(ExaminedCase examined, ScanFacts scan, List<Finding> findings)
    {
        Landmark[] placed = [.. examined.Landmarks!.Where(landmark => landmark.Position is not null)];
        Landmark[] outside = [.. placed.Where(landmark => DistanceOutside(scan, landmark.Position!.Value) > 0)];
        string? cause = outside.Length > 1
            ? Misplacement.Explain(scan.Size, scan.VoxelToWorld, scan.Source, [.. placed.Select(landmark => landmark.Position!.Value)])
            : null;
        bool most = outside.Length > 1 && 2 * outside.Length > placed.Length;
        if (most || cause is not null)
        {
            double farthest = outside.Max(landmark => DistanceOutside(scan, landmark.Position!.Value));
            findings.Add(examined.OnLandmarks(
                most ? FindingSeverity.Error : FindingSeverity.Warning,
                FindingCodes.PointOutsideVolume,
                null,
                FormattableString.Invariant($"{outside.Length} of {placed.Length} points lie outside the scan, by up to {farthest:0.##} mm; ") +
                        FormattableString.Invariant($"{cause ?? "the file likely belongs to another scan"}")));
            return;
        }

        foreach (Landmark landmark in outside)
        {
            double distance = DistanceOutside(scan, landmark.Position!.Value);
            findings.Add(examined.OnLandmarks(
                FindingSeverity.Warning,
                FindingCodes.PointOutsideVolume,
                landmark.Name,
                Invariant($"'{landmark.Name}' lies {distance:0.##} mm outside the scan; correct its position, or mark it as missing")));
        }
    }

    // Exact for axes at right angles; with shear the nearest point of the field can be a little nearer.
    private static double DistanceOutside(ScanFacts scan, WorldPoint position)
    {
        VoxelPoint voxel = scan.VoxelToWorld.ToVoxel(position);
        if (scan.Size.Contains(voxel))
        {
            return 0;
        }

        VolumeSize size = scan.Size;
        var nearest = new VoxelPoint(Math.Clamp(voxel.X, -0.5, size.X - 0.5), Math.Clamp(voxel.Y, -0.5, size.Y - 0.5), Math.Clamp(voxel.Z, -0.5, size.Z - 0.5));
        return scan.VoxelToWorld.ToWorld(nearest).DistanceTo(position);
    }
}
