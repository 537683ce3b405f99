using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>
/// Synthetic 3D ultrasound of a fetal head with exactly known landmarks. The scan's first axis runs to posterior, its second to the right (away from the
/// probe, which looks at the head's left side), its third to superior; its middle lies at the world's origin.
/// </summary>
public static class FetalHeadPhantom
{
    private static readonly Vector3 Extent = new(162, 103.5f, 139.5f);

    /// <summary>The landmarks' names, in the order in which they stand.</summary>
    public static IReadOnlyList<string> LandmarkNames => FetalHead.LandmarkNames;

    /// <summary>Makes the scan of that number; the same arguments always give the same scan.</summary>
    /// <param name="seed">The seed of the whole series.</param>
    /// <param name="index">The scan's number in the series.</param>
    /// <param name="options">The form of heads and scans.</param>
    public static Phantom Create(ulong seed, int index, FetalHeadOptions? options = null)
    {
        options ??= new FetalHeadOptions();
        FetalHead head = FetalHead.Draw(seed, index, options);
        var scene = new FetalHeadScene(head, new SplitMixRandom(seed, (ulong)index, 1, PhantomStreams.FetalHeads));
        ulong scan = new SplitMixRandom(seed, (ulong)index, 2, PhantomStreams.FetalHeads).NextBits();
        return new Phantom(UltrasoundScanner.Scan(scene, Grid(options), scan, options.Threads), scene.Landmarks);
    }

    /// <summary>The landmarks of that scan, without the scan.</summary>
    /// <inheritdoc cref="Create"/>
    public static LandmarkSet LandmarksOf(ulong seed, int index, FetalHeadOptions? options = null) =>
        FetalHead.Draw(seed, index, options ?? new FetalHeadOptions()).Landmarks;

    /// <summary>The map from a scan's voxels to LPS mm, the same for all scans of one form.</summary>
    public static Affine VoxelToWorld(FetalHeadOptions? options = null) => Grid(options ?? new FetalHeadOptions()).VoxelToWorld;

    private static ScanGrid Grid(FetalHeadOptions options) => ScanGrid.Along(Extent, options.SpacingMm, (Vector3.UnitY, -Vector3.UnitX, Vector3.UnitZ));
}
