using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>The grid of a mean volume, along the axes of the world.</summary>
internal static class MeanGrid
{
    /// <summary>The most voxels that a grid gets of itself: 256 x 256 x 256.</summary>
    public const long MostVoxels = 1L << 24;

    /// <summary>The grid that the usual scan fills: each face lies where the median of the scans' faces does, brought onto the mean.</summary>
    /// <param name="scans">The scans' headers, with the transforms from the mean to them.</param>
    /// <param name="spacingMm">The distance between voxels in mm; null takes the median of the scans' smallest, or what keeps to the most voxels.</param>
    /// <exception cref="UsageException">The spacing makes more voxels than an array can hold.</exception>
    public static (VolumeSize Size, Affine VoxelToWorld) Of(IReadOnlyList<(VolumeHeader Header, MatrixTransform ToScan)> scans, double? spacingMm)
    {
        WorldPoint[][] corners =
            [.. scans.Select(scan => scan.Header.Size.Corners(scan.Header.VoxelToWorld).Select(scan.ToScan.MapBack).ToArray())];
        double Face(Func<WorldPoint, double> along, Func<IEnumerable<double>, double> end) =>
            RobustSpread.Median([.. corners.Select(box => end(box.Select(along)))]);
        var low = new WorldPoint(Face(p => p.X, Enumerable.Min), Face(p => p.Y, Enumerable.Min), Face(p => p.Z, Enumerable.Min));
        var high = new WorldPoint(Face(p => p.X, Enumerable.Max), Face(p => p.Y, Enumerable.Max), Face(p => p.Z, Enumerable.Max));
        double usual = RobustSpread.Median([.. scans.Select(scan => Least(scan.Header.VoxelToWorld.Spacing))]);
        double volume = (high.X - low.X + usual) * (high.Y - low.Y + usual) * (high.Z - low.Z + usual);
        double spacing = spacingMm ?? Math.Max(usual, Math.Cbrt(volume / MostVoxels));
        double[] counts = [.. new[] { high.X - low.X, high.Y - low.Y, high.Z - low.Z }.Select(length => Math.Floor((length / spacing) + 1e-6) + 1)];
        return counts[0] * counts[1] * counts[2] <= Array.MaxLength
            ? (new VolumeSize((int)counts[0], (int)counts[1], (int)counts[2]), Affine.FromSpacing(spacing, spacing, spacing, low))
            : throw new UsageException(Invariant(
                $"--spacing: {spacing} mm would make a mean of {counts[0]:0} x {counts[1]:0} x {counts[2]:0} voxels; take more"));
    }

    private static double Least((double X, double Y, double Z) spacing) => Math.Min(spacing.X, Math.Min(spacing.Y, spacing.Z));
}
