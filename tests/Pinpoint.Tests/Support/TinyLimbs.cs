using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Tests.Support;

/// <summary>Small scans of a shape whose left and right differ, as those of limbs do; the scan's middle is the world's origin.</summary>
internal static class TinyLimbs
{
    private const int VoxelsPerAxis = 28;
    private const double SpacingMm = 4;

    // LPS mm, of a left one.
    private static readonly double[] Shape = [-30, -4, 32, 6, 0, 30, 14, 8, 20, 0, -12, 4, 2, -9, -10, -18, 12, -32, 20, 4, -30, 4, -16, -28];

    /// <summary>Writes limbs to a folder, the chosen ones as right ones, with a manifest that may name the sides.</summary>
    public static Dataset Write(string folder, int cases, Func<int, bool> isRight, bool withSides = false)
    {
        Directory.CreateDirectory(folder);
        var rows = new List<string> { withSides ? "case,volume,landmarks,split,side" : "case,volume,landmarks,split" };
        for (int i = 0; i < cases; i++)
        {
            var (volume, landmarks) = Of(i, isRight(i));
            VolumeFile.Write(Path.Combine(folder, $"{i}.nii.gz"), volume);
            LandmarkFile.Write(Path.Combine(folder, $"{i}.mrk.json"), landmarks);
            rows.Add($"limb-{i},{i}.nii.gz,{i}.mrk.json,{(withSides ? $",{(isRight(i) ? "right" : "left")}" : "")}");
        }

        string manifest = Path.Combine(folder, "manifest.csv");
        File.WriteAllLines(manifest, rows);
        return Dataset.Open(manifest);
    }

    /// <summary>One limb; the right one is the left one's mirror image across x, voxel by voxel.</summary>
    public static (Volume Volume, LandmarkSet Landmarks) Of(int number, bool isRight)
    {
        var random = new SplitMixRandom(11, (ulong)number);
        double size = random.NextUniform(0.88, 1.12);
        double[] points = [.. Shape.Select(value => size * (value + random.NextUniform(-1.5, 1.5)))];
        double first = -SpacingMm * (VoxelsPerAxis - 1) / 2;
        short[] voxels = new short[VoxelsPerAxis * VoxelsPerAxis * VoxelsPerAxis];
        for (int voxel = 0; voxel < voxels.Length; voxel++)
        {
            int column = voxel % VoxelsPerAxis;
            double x = first + (SpacingMm * (isRight ? VoxelsPerAxis - 1 - column : column));
            double y = first + (SpacingMm * (voxel / VoxelsPerAxis % VoxelsPerAxis));
            double z = first + (SpacingMm * (voxel / (VoxelsPerAxis * VoxelsPerAxis)));
            voxels[voxel] = (short)Math.Round(ValueAt(points, x, y, z));
        }

        var placed = Affine.FromSpacing(SpacingMm, SpacingMm, SpacingMm, new WorldPoint(first, first, first));
        var scan = Volume.Create(voxels, new VolumeSize(VoxelsPerAxis, VoxelsPerAxis, VoxelsPerAxis), placed);
        var landmarks = new LandmarkSet(
            Enumerable.Range(0, points.Length / 3).Select(i => Landmark.At($"{i}", new WorldPoint(points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]))));
        return (scan, isRight ? new WorldMirror(0).Of(landmarks) : landmarks);
    }

    private static double ValueAt(double[] points, double x, double y, double z)
    {
        double value = 0;
        for (int i = 0; i < points.Length; i += 3)
        {
            double squared = ((x - points[i]) * (x - points[i])) + ((y - points[i + 1]) * (y - points[i + 1])) + ((z - points[i + 2]) * (z - points[i + 2]));
            value += (600 + (40 * i)) * Math.Exp(-squared / (2 * 6 * 6));
        }

        return value;
    }
}
