using System.IO.Compression;

namespace Pinpoint.Imaging;

/// <summary>Writes voxels to streams in this machine's byte order.</summary>
internal static class VoxelWriter
{
    private const int Piece = 1 << 16;

    /// <summary>Writes the stored voxels.</summary>
    public static void Write(Stream stream, Volume volume)
    {
        for (long first = 0; first < volume.Size.Voxels; first += Piece)
        {
            stream.Write(volume.Bytes(first, (int)Math.Min(Piece, volume.Size.Voxels - first)));
        }
    }

    /// <summary>Writes the stored voxels as a gzip stream.</summary>
    public static void WriteGZip(Stream stream, Volume volume)
    {
        using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        Write(packed, volume);
    }

    /// <summary>
    /// The volume itself if it is not scaled, else one whose stored voxels are the intensities: float32 for types of up to 16 bits and for
    /// float32, float64 for wider ones. For formats without scaling.
    /// </summary>
    public static Volume Unscaled(Volume volume)
    {
        if (volume.Slope == 1 && volume.Intercept == 0)
        {
            return volume;
        }

        if (VoxelTypes.BytesOf(volume.VoxelType) <= 2 || volume.VoxelType == VoxelType.Float32)
        {
            float[] intensities = new float[volume.Size.Voxels];
            volume.ReadIntensities(intensities);
            return Volume.Create(intensities, volume.Size, volume.VoxelToWorld);
        }

        double[] wide = new double[volume.Size.Voxels];
        for (int index = 0; index < wide.Length; index++)
        {
            wide[index] = (VoxelBytes.Read(volume.VoxelType, volume.Bytes(index, 1)) * volume.Slope) + volume.Intercept;
        }

        return Volume.Create(wide, volume.Size, volume.VoxelToWorld);
    }
}
