using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>How much memory a training takes, from the scans' headers.</summary>
internal static class MemoryNeed
{
    // Network, batches and the program itself.
    private const long Base = 500_000_000;

    /// <summary>The share of the machine's memory that a training may take.</summary>
    private const double UsableShare = 0.6;

    /// <summary>Bytes that this program may take for a training.</summary>
    public static long Usable => (long)(UsableShare * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>
    /// Bytes that are held at once: every case's grids, one byte a voxel, what the method holds besides, and the largest scan while it is read.
    /// </summary>
    public static long Of(TrainingPlan plan, TrainingLandmarks landmarks)
    {
        LandmarkMethod method = LandmarkMethods.Of(plan);
        double held = Base + method.HeldBytes(plan);
        double largest = 0;
        foreach (VolumeHeader header in landmarks.Training.Concat(landmarks.Validation).Select(item => item.Header))
        {
            var (x, y, z) = header.VoxelToWorld.Spacing;
            double volume = header.Size.Voxels * x * y * z;
            double grid = volume / Math.Pow(plan.GridSpacingMm!.Value, 3);
            held += method.GridBytes(grid);

            // The fine grid, and the wide one of twice its spacing.
            held += plan.Refinement is { GridSpacingMm: { } fine } ? 1.125 * volume / Math.Pow(fine, 3) : 0;
            largest = Math.Max(largest, header.Size.Voxels * (1.0 + VoxelTypes.BytesOf(header.VoxelType)));
        }

        return (long)Math.Min(held + largest, long.MaxValue / 2);
    }

    /// <summary>Bytes as people read them.</summary>
    public static string Text(long bytes) => bytes >= 1e9 ? Invariant($"{bytes / 1e9:0.0} GB") : Invariant($"{bytes / 1e6:0} MB");
}
