namespace Pinpoint.Imaging;

/// <summary>Which voxels stand for all where the order of intensities is judged: about a million of them.</summary>
internal static class SampleStride
{
    /// <summary>A voxel and all that touch it: 3 x 3 x 3.</summary>
    public const int Around = 27;

    private const int MostSamples = 1 << 20;

    /// <summary>From one voxel of the sample to the next; the first one is the scan's first.</summary>
    /// <param name="voxels">The voxels of the scan.</param>
    public static int Of(int voxels) =>
        // An odd stride, so that the sample does not walk along one column of the usual even rows.
        Math.Max(1, (voxels / MostSamples) | 1);

    /// <summary>The voxels of the sample.</summary>
    /// <param name="voxels">The voxels of the scan.</param>
    public static int CountOf(int voxels) => (int)(((long)voxels + Of(voxels) - 1) / Of(voxels));
}
