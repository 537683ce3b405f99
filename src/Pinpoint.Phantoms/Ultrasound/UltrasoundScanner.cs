using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>
/// Three-dimensional ultrasound with a swept curved array. The probe stands on the grid's second axis at its lower end and looks along it; the array
/// lies along the first axis. Echoes are made beam by beam, so that attenuation, shadow and reverberation follow the beams and speckle widens with depth.
/// </summary>
internal static class UltrasoundScanner
{
    private const float AxialBlur = 0.95f;
    private const float ArrayBlur = 1.3f;
    private const float SweepBlur = 1.3f;

    /// <summary>Scans a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="grid">The scan's voxels.</param>
    /// <param name="seed">The seed of settings, speckle and noise.</param>
    /// <param name="threads">Threads to work with; they do not change the scan.</param>
    public static Volume Scan(IScene scene, ScanGrid grid, ulong seed, int? threads)
    {
        var random = new SplitMixRandom(seed, 0, 0, PhantomStreams.Scanners);
        UltrasoundSettings settings = UltrasoundSettings.Draw(ref random);
        var beams = BeamGrid.For(settings.Probe, grid.SpacingMm);
        var frame = new ProbeFrame(grid, settings.FaceDepth);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount };
        float[][] inPhase = new float[beams.Planes][];
        float[][] quadrature = new float[beams.Planes][];
        var echoes = new EchoPlane(settings, beams, point => frame.Look(scene, point));
        Parallel.For(0, beams.Planes, parallel, plane =>
        {
            float[] real = new float[beams.PlaneLength];
            float[] imaginary = new float[beams.PlaneLength];
            echoes.Fill(plane, seed, real, imaginary);
            BlurPlane(real, beams);
            BlurPlane(imaginary, beams);
            inPhase[plane] = real;
            quadrature[plane] = imaginary;
        });
        byte[][] grey = new byte[beams.Planes][];
        Parallel.For(0, beams.Planes, parallel, plane => grey[plane] = Grey(inPhase, quadrature, plane, seed, settings, beams));
        return Convert(new ScanConversion(grey, beams, settings.Probe), frame, grid, parallel);
    }

    private static void BlurPlane(float[] plane, BeamGrid beams)
    {
        float[] blurred = new float[plane.Length];
        PointSpread.BlurLines(plane, blurred, beams.Ranges, PointSpread.Weights(AxialBlur));
        PointSpread.Blur(blurred, plane, beams.Ranges, PointSpread.Weights(ArrayBlur));
    }

    // The envelope's power, smoothed as machines smooth speckle; the receiver's noise, which the time gain raises; the logarithm.
    private static byte[] Grey(float[][] inPhase, float[][] quadrature, int plane, ulong seed, UltrasoundSettings settings, BeamGrid beams)
    {
        float[] real = new float[beams.PlaneLength];
        float[] imaginary = new float[beams.PlaneLength];
        float[] weights = PointSpread.Weights(SweepBlur);
        PointSpread.BlurPlanes(inPhase, plane, real, weights);
        PointSpread.BlurPlanes(quadrature, plane, imaginary, weights);
        var random = new SplitMixRandom(seed, 2, (ulong)plane, PhantomStreams.Scanners);
        byte[] grey = new byte[beams.PlaneLength];
        float[] noise = new float[beams.Ranges];
        for (int i = 0; i < noise.Length; i++)
        {
            float amplitude = Decibels.ToAmplitude(settings.Noise + (settings.TimeGain * i * beams.RangeStep));
            noise[i] = amplitude * amplitude;
        }

        for (int i = 0; i < real.Length; i++)
        {
            real[i] = (real[i] * real[i]) + (imaginary[i] * imaginary[i]);
        }

        PointSpread.SmoothLines(real, imaginary, beams.Ranges);
        PointSpread.Smooth(imaginary, real, beams.Ranges);
        float perDecibel = 255 / settings.DynamicRange;
        for (int i = 0; i < grey.Length; i++)
        {
            float power = real[i] + (noise[i % noise.Length] * 2 * (float)random.NextUniform());
            float decibels = 10 * MathF.Log10(power + 1e-12f) + settings.Gain + settings.DynamicRange;
            grey[i] = (byte)Math.Clamp(decibels * perDecibel, 0, 255);
        }

        return grey;
    }

    private static Volume Convert(ScanConversion conversion, ProbeFrame frame, ScanGrid grid, ParallelOptions parallel)
    {
        VolumeSize size = grid.Size;
        byte[] voxels = new byte[size.Voxels];
        var step = (float)grid.SpacingMm;
        Parallel.For(0, size.Z, parallel, z =>
        {
            for (int y = 0; y < size.Y; y++)
            {
                Vector3 first = frame.OfVoxel(0, y, z);
                conversion.Fill(voxels.AsSpan(size.X * (y + (size.Y * z)), size.X), first.X, step, first.Y, first.Z);
            }
        });
        return Volume.Create(voxels, size, grid.VoxelToWorld);
    }
}
