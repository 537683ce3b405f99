using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Preparation;

namespace Pinpoint.Training;

/// <summary>How much memory a training takes, from the scans' headers.</summary>
internal static class MemoryNeed
{
    // Network, batches and the program itself.
    private const long Base = 500_000_000;

    // Landmarks, header and figures of a case, and its coarse picture.
    private const double CaseBytes = 40_000;

    // The fine grid, and the wide one of twice its spacing.
    private const double WithWide = 1.125;

    /// <summary>The share of the machine's memory that a training may take.</summary>
    private const double UsableShare = 0.6;

    /// <summary>Bytes that this program may take for a training.</summary>
    public static long Usable => (long)(UsableShare * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>
    /// Bytes that are held at once where all scans are in memory: the search's grids in both orders of their voxels, the refinement's, one byte a voxel, what
    /// the method holds besides, and the largest scans while they are read.
    /// </summary>
    public static long Of(TrainingPlan plan, TrainingLandmarks landmarks)
    {
        double held = 0;
        double largest = 0;
        foreach (VolumeHeader header in Headers(landmarks))
        {
            held += HeldBytes(plan, header);
            largest = Math.Max(largest, ReadingBytes(header));
        }

        return Rounded(Fixed(plan) + held + largest);
    }

    /// <summary>
    /// Bytes that are held at once where the scans are in the cache: what is read ahead, a scan that is validated, those that are being prepared, and a little
    /// for each case; besides what a method holds of all scans.
    /// </summary>
    public static long OfCached(TrainingPlan plan, TrainingLandmarks landmarks)
    {
        LandmarkMethod method = LandmarkMethods.Of(plan);
        double held = 0;
        double largest = 0;
        foreach (VolumeHeader header in Headers(landmarks))
        {
            held += CaseBytes + (method.HoldsScans ? 2 * method.GridBytes(Grid(plan, header)) : 0);
            largest = Math.Max(largest, ReadingBytes(header) + HeldBytes(plan, header));
        }

        return Rounded(Fixed(plan) + Reading.MostBytes + held + largest);
    }

    /// <summary>How many scans are prepared at once: one a thread, while there is memory for them.</summary>
    public static int WorkersFor(TrainingPlan plan, TrainingLandmarks landmarks, int threads, bool cached)
    {
        double largest = Headers(landmarks).Max(header => ReadingBytes(header) + (cached ? HeldBytes(plan, header) : 0));
        double free = Usable - (cached ? OfCached(plan, landmarks) : Of(plan, landmarks));
        return (int)Math.Clamp(1 + (free / Math.Max(1, largest)), 1, threads);
    }

    /// <summary>Bytes of the prepared scans in the cache.</summary>
    public static long OfCache(TrainingPlan plan, TrainingLandmarks landmarks)
    {
        var parts = PreparationPlan.Of(plan);
        return Rounded(Headers(landmarks).Sum(header => parts.BytesOf(CubicMm(header)) + CaseBytes));
    }

    /// <summary>Bytes as people read them.</summary>
    public static string Text(long bytes) => bytes >= 1e9 ? Invariant($"{bytes / 1e9:0.0} GB") : Invariant($"{bytes / 1e6:0} MB");

    private static IEnumerable<VolumeHeader> Headers(TrainingLandmarks landmarks) =>
        landmarks.Training.Concat(landmarks.Validation).Select(item => item.Header);

    private static double Fixed(TrainingPlan plan) => Base + LandmarkMethods.Of(plan).HeldBytes(plan);

    private static double HeldBytes(TrainingPlan plan, VolumeHeader header) =>
        (2 * LandmarkMethods.Of(plan).GridBytes(Grid(plan, header)))
        + (plan.Refinement is { GridSpacingMm: { } fine } ? WithWide * CubicMm(header) / Math.Pow(fine, 3) : 0);

    private static double Grid(TrainingPlan plan, VolumeHeader header) => CubicMm(header) / Math.Pow(plan.GridSpacingMm!.Value, 3);

    private static double ReadingBytes(VolumeHeader header) => Scan.ReadingBytes(header);

    private static double CubicMm(VolumeHeader header)
    {
        var (x, y, z) = header.VoxelToWorld.Spacing;
        return header.Size.Voxels * x * y * z;
    }

    private static long Rounded(double bytes) => (long)Math.Min(bytes, long.MaxValue / 2);
}
