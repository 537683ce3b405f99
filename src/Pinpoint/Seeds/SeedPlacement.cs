using Pinpoint.Imaging;

namespace Pinpoint.Seeds;

/// <summary>Seeds of the landmarks that lie in a scan.</summary>
public static class SeedPlacement
{
    /// <summary>The seeds, and the names of the landmarks that are none, for they have no position or lie outside the scan.</summary>
    /// <param name="landmarks">The landmarks in LPS mm; the place in the set is the label, from 1 on.</param>
    /// <param name="size">The scan's voxels.</param>
    /// <param name="voxelToWorld">The scan's voxel indices to LPS mm.</param>
    /// <param name="options">How; null takes the usual.</param>
    /// <exception cref="BadInputException">No landmark lies in the scan.</exception>
    public static (IReadOnlyList<Seed> Seeds, IReadOnlyList<string> LeftOut) Of(
        LandmarkSet landmarks, VolumeSize size, Affine voxelToWorld, SeedOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        options ??= new SeedOptions();
        var seeds = new List<Seed>();
        var leftOut = new List<string>();
        for (int i = 0; i < landmarks.Count; i++)
        {
            if (landmarks[i].Position is { } position && size.Contains(voxelToWorld.ToVoxel(position)))
            {
                seeds.Add(Of(landmarks[i], i + 1, position, size, voxelToWorld, options));
            }
            else
            {
                leftOut.Add(landmarks[i].Name);
            }
        }

        return seeds.Count > 0
            ? (seeds, leftOut)
            : throw new BadInputException("no landmark lies in the scan, so there is nothing to seed; give the landmarks of this scan");
    }

    private static Seed Of(Landmark landmark, int label, WorldPoint position, VolumeSize size, Affine voxelToWorld, SeedOptions options)
    {
        VoxelPoint at = voxelToWorld.ToVoxel(position);
        double radius = options.RadiusMm ?? landmark.Radius95 ?? SeedOptions.UsualRadiusMm;
        var nearest = new VoxelIndex(Index(at.X, size.X), Index(at.Y, size.Y), Index(at.Z, size.Z));
        return new Seed(
            landmark.Name, label, position, at, nearest, radius,
            VoxelRegion.Around([position], radius, size, voxelToWorld) ?? new VoxelRegion(nearest, new VolumeSize(1, 1, 1)));
    }

    private static int Index(double coordinate, int count) => (int)Math.Clamp(Math.Round(coordinate), 0, count - 1);
}
