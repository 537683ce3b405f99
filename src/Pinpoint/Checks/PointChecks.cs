using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>Looks for points that lie outside their scan.</summary>
internal static class PointChecks
{
    /// <summary>One finding per point outside, or one for the file if most of its points are.</summary>
    public static void FindOutside(ExaminedCase examined, Volume volume, List<Finding> findings)
    {
        Landmark[] placed = [.. examined.Landmarks!.Where(landmark => landmark.Position is not null)];
        Landmark[] outside = [.. placed.Where(landmark => DistanceOutside(volume, landmark.Position!.Value) > 0)];
        if (outside.Length > 1 && 2 * outside.Length > placed.Length)
        {
            findings.Add(examined.OnLandmarks(FindingSeverity.Error, FindingCodes.PointOutsideVolume, null, MostOutside(volume, placed, outside)));
            return;
        }

        foreach (Landmark landmark in outside)
        {
            double distance = DistanceOutside(volume, landmark.Position!.Value);
            findings.Add(examined.OnLandmarks(
                FindingSeverity.Warning,
                FindingCodes.PointOutsideVolume,
                landmark.Name,
                Invariant($"'{landmark.Name}' lies {distance:0.##} mm outside the scan; correct its position, or mark it as missing")));
        }
    }

    private static string MostOutside(Volume volume, Landmark[] placed, Landmark[] outside)
    {
        double farthest = outside.Max(landmark => DistanceOutside(volume, landmark.Position!.Value));
        int insideTurned = placed.Count(landmark => landmark.Position is { } p && DistanceOutside(volume, new WorldPoint(-p.X, -p.Y, p.Z)) == 0);
        string remedy = 2 * insideTurned > placed.Length
            ? "with the signs of x and y changed they lie inside, so the file mixes up LPS and RAS; correct its coordinate system"
            : "the file likely belongs to another scan";
        return Invariant($"{outside.Length} of {placed.Length} points lie outside the scan, by up to {farthest:0.##} mm; {remedy}");
    }

    // Exact for axes at right angles; with shear the nearest point of the field can be a little nearer.
    private static double DistanceOutside(Volume volume, WorldPoint position)
    {
        VoxelPoint voxel = volume.ToVoxel(position);
        if (volume.Size.Contains(voxel))
        {
            return 0;
        }

        VolumeSize size = volume.Size;
        var nearest = new VoxelPoint(Math.Clamp(voxel.X, -0.5, size.X - 0.5), Math.Clamp(voxel.Y, -0.5, size.Y - 0.5), Math.Clamp(voxel.Z, -0.5, size.Z - 0.5));
        return volume.ToWorld(nearest).DistanceTo(position);
    }
}
