using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>
/// Computed tomography: densities in Hounsfield units, blurred by the scanner's focus and the reconstruction, with noise that is grained as reconstruction
/// leaves it. No beam hardening, no streaks.
/// </summary>
internal static class ComputedTomographyScanner
{
    private const float BlurMm = 0.7f;
    private const float GrainVoxels = 0.7f;
    private const double LeastNoise = 12;
    private const double MostNoise = 35;

    /// <summary>Scans a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="grid">The scan's voxels.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <param name="threads">Threads to work with; they do not change the scan.</param>
    public static Volume Scan(IScene scene, ScanGrid grid, ulong seed, int? threads)
    {
        var random = new SplitMixRandom(seed, 0, 0, PhantomStreams.Scanners);
        var noise = (float)random.NextUniform(LeastNoise, MostNoise);
        VolumeSize size = grid.Size;
        int slice = size.X * size.Y;
        float[][] densities = new float[size.Z][];
        float[][] ones = new float[size.Z][];
        float[][] grains = new float[size.Z][];
        // Divided by what of the blur lies within the scan, so that its rim is as dense as its middle.
        float[] focus = PointSpread.Weights(BlurMm / (float)grid.SpacingMm);
        float[] grain = PointSpread.Weights(GrainVoxels);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount };
        Parallel.For(0, size.Z, parallel, z =>
        {
            densities[z] = Blurred(Densities(scene, grid, z), size.X, focus);
            ones[z] = Blurred(Enumerable.Repeat(1f, slice).ToArray(), size.X, focus);
            grains[z] = Blurred(Noise(seed, z, slice), size.X, grain);
        });
        short[] voxels = new short[size.Voxels];
        Parallel.For(0, size.Z, parallel, z =>
        {
            float[] density = new float[slice];
            float[] share = new float[slice];
            float[] speckle = new float[slice];
            PointSpread.BlurPlanes(densities, z, density, focus);
            PointSpread.BlurPlanes(ones, z, share, focus);
            PointSpread.BlurPlanes(grains, z, speckle, grain);
            for (int i = 0; i < slice; i++)
            {
                voxels[(z * slice) + i] = (short)Math.Clamp(MathF.Round((density[i] / share[i]) + (noise * speckle[i])), -1024, 3071);
            }
        });
        return Volume.Create(voxels, size, grid.VoxelToWorld);
    }

    private static float[] Densities(IScene scene, ScanGrid grid, int z)
    {
        VolumeSize size = grid.Size;
        float[] densities = new float[size.X * size.Y];
        for (int i = 0; i < densities.Length; i++)
        {
            WorldPoint world = grid.VoxelToWorld.ToWorld(new VoxelPoint(i % size.X, i / size.X, z));
            TissuePoint point = scene.At(new Vector3((float)world.X, (float)world.Y, (float)world.Z));
            densities[i] = point.Tissue.Hounsfield * point.Texture;
        }

        return densities;
    }

    private static float[] Noise(ulong seed, int z, int count)
    {
        var random = new SplitMixRandom(seed, 1, (ulong)z, PhantomStreams.Scanners);
        float[] noise = new float[count];
        for (int i = 0; i < count; i++)
        {
            noise[i] = (float)random.NextNormal();
        }

        return noise;
    }

    private static float[] Blurred(float[] slice, int width, float[] weights)
    {
        float[] rows = new float[slice.Length];
        PointSpread.BlurLines(slice, rows, width, weights);
        PointSpread.Blur(rows, slice, width, weights);
        return slice;
    }
}
