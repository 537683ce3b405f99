using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>
/// Synthetic CT of a lumbar vertebra with exactly known landmarks, its axes along LPS, its middle at the world's origin. Simple beside the fetal head: bone,
/// discs, muscle, fat.
/// </summary>
public static class VertebraPhantom
{
    private static readonly Vector3 Extent = new(150, 136, 100);

    /// <summary>Makes the scan of that number; the same arguments always give the same scan.</summary>
    /// <param name="seed">The seed of the whole series.</param>
    /// <param name="index">The scan's number in the series.</param>
    /// <param name="spacingMm">Distance between voxels in mm.</param>
    /// <param name="threads">Threads to work with (one per core); they do not change the scan.</param>
    public static Phantom Create(ulong seed, int index, double spacingMm = 1, int? threads = null)
    {
        var random = new SplitMixRandom(seed, (ulong)index, 0, PhantomStreams.Vertebrae);
        var scene = new VertebraScene(ref random);
        ulong scan = new SplitMixRandom(seed, (ulong)index, 1, PhantomStreams.Vertebrae).NextBits();
        var grid = ScanGrid.Along(Extent, spacingMm, (Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ));
        return new Phantom(ComputedTomographyScanner.Scan(scene, grid, scan, threads), scene.Landmarks);
    }
}
