using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Planes;

/// <summary>A scan as pictures are made of it, whatever its size.</summary>
/// <param name="Volume">The scan; of one that is not held, its 8 bits in the window of its pictures, which half the memory of 16 bits is enough for.</param>
/// <param name="Window">What is black and what is white in the pictures, in the volume's stored intensities.</param>
internal sealed record DrawnScan(Volume Volume, IntensityWindow Window)
{
    /// <summary>What pictures of a scan are made of.</summary>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    /// <exception cref="OutOfMemoryException">There is not enough memory for the pictures.</exception>
    public static DrawnScan Of(Scan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var window = IntensityWindow.Of(scan, IntensityMapping.Percentiles);
        if (scan.IsHeld)
        {
            return new DrawnScan(scan.ReadVolume(), window);
        }

        // A picture shows fill as bright as it is.
        window = window with { BrightFill = null };
        var bytes = new IntensityBytes(scan.VoxelType, window);
        byte[] voxels = GC.AllocateUninitializedArray<byte>(checked((int)scan.Size.Voxels));
        scan.ForEachSlab(slab => bytes.Map(slab).CopyTo(voxels.AsMemory((int)slab.First, slab.Count)));
        var (low, high) = window.InIntensities(scan);
        return new DrawnScan(Volume.Create(voxels, scan.Size, scan.VoxelToWorld, (high - low) / 255, low), new IntensityWindow(0, 255));
    }
}
