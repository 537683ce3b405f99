using System.IO.Compression;

namespace Pinpoint.Imaging;

/// <summary>
/// Writes NIfTI-1, or NIfTI-2 where an axis is longer than 32767. Both forms are set with code 1 (scanner): the sform is exact; the qform is
/// too, with qfac -1 for left-handed axes, unless the axes are sheared, which a quaternion cannot say: then it is the nearest rotation.
/// </summary>
internal static class NiftiWriter
{
    private const byte Millimetres = 2;
    private const short Scanner = 1;

    /// <summary>Writes a single file, or a pair for names that end in <c>.hdr</c> or <c>.img</c>, compressed where they end in <c>.gz</c>.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, Volume volume)
    {
        bool compress = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        string plain = compress ? path[..^3] : path;
        string gz = compress ? path[^3..] : "";
        string ending = Path.GetExtension(plain);
        bool detached = !string.Equals(ending, ".nii", StringComparison.OrdinalIgnoreCase);
        if (!detached)
        {
            WriteFile(path, compress, stream => Write(stream, volume));
            return;
        }

        byte[] header = HeaderOf(volume, detached);
        string stem = plain[..^ending.Length];
        WriteFile($"{stem}.img{gz}", compress, stream => VoxelWriter.Write(stream, volume));
        WriteFile($"{stem}.hdr{gz}", compress, stream => stream.Write(header));
    }

    /// <summary>Writes a single file.</summary>
    public static void Write(Stream stream, Volume volume)
    {
        stream.Write(HeaderOf(volume, detached: false));
        VoxelWriter.Write(stream, volume);
    }

    private static void WriteFile(string path, bool compress, Action<Stream> write) => AtomicFile.Write(path, stream =>
    {
        if (!compress)
        {
            write(stream);
            return;
        }

        using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        write(packed);
    });

    private static byte[] HeaderOf(Volume volume, bool detached)
    {
        VolumeSize size = volume.Size;
        bool second = Math.Max(size.X, Math.Max(size.Y, size.Z)) > short.MaxValue;
        double[] rows = RasRows(volume.VoxelToWorld);
        var (x, y, z) = volume.VoxelToWorld.Spacing;
        (double[] quaternion, double qfac) = QuaternionOf(rows, [x, y, z]);
        double[] pixels = [qfac, x, y, z, 1, 1, 1, 1];
        double[] origin = [rows[3], rows[7], rows[11]];
        long[] dimensions = [3, size.X, size.Y, size.Z, 1, 1, 1, 1];
        short datatype = NiftiDatatype.CodeOf(volume.VoxelType);
        short bits = (short)(8 * VoxelTypes.BytesOf(volume.VoxelType));

        // Four zero bytes after the header say that no extension follows.
        byte[] header = new byte[(second ? NiftiHeaderParser.Length2 : NiftiHeaderParser.Length1) + 4];
        var fields = new NiftiFieldWriter(header);
        if (second)
        {
            fields.Int32(0, NiftiHeaderParser.Length2);
            fields.Bytes(4, detached ? "ni2\0\r\n\u001A\n"u8 : "n+2\0\r\n\u001A\n"u8);
            fields.Int16(12, datatype);
            fields.Int16(14, bits);
            fields.Int64s(16, dimensions);
            fields.Doubles(104, pixels);
            fields.Int64s(168, [detached ? 0 : header.Length]);
            fields.Doubles(176, [volume.Slope, volume.Intercept]);
            fields.Int32(344, Scanner);
            fields.Int32(348, Scanner);
            fields.Doubles(352, quaternion);
            fields.Doubles(376, origin);
            fields.Doubles(400, rows);
            fields.Int32(500, Millimetres);
        }
        else
        {
            fields.Int32(0, NiftiHeaderParser.Length1);
            fields.Int16s(40, dimensions);
            fields.Int16(70, datatype);
            fields.Int16(72, bits);
            fields.Singles(76, pixels);
            fields.Singles(108, [detached ? 0 : header.Length, volume.Slope, volume.Intercept]);
            fields.Bytes(123, [Millimetres]);
            fields.Int16(252, Scanner);
            fields.Int16(254, Scanner);
            fields.Singles(256, NiftiQuaternion.RoundToSingle(quaternion));
            fields.Singles(268, origin);
            fields.Singles(280, rows);
            fields.Bytes(344, detached ? "ni1\0"u8 : "n+1\0"u8);
        }

        return header;
    }

    private static double[] RasRows(Affine affine)
    {
        double[] rows = new double[12];
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                rows[(row * 4) + column] = (affine[row, column] * (row < 2 ? -1 : 1)) + 0.0;
            }
        }

        return rows;
    }

    private static (double[] Quaternion, double QFac) QuaternionOf(double[] rows, ReadOnlySpan<double> spacing)
    {
        double[] directions = new double[9];
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                directions[(row * 3) + column] = rows[(row * 4) + column] / spacing[column];
            }
        }

        double[] rotation = NearestRotation.Of(directions);
        double determinant = (rotation[0] * ((rotation[4] * rotation[8]) - (rotation[5] * rotation[7])))
            - (rotation[1] * ((rotation[3] * rotation[8]) - (rotation[5] * rotation[6])))
            + (rotation[2] * ((rotation[3] * rotation[7]) - (rotation[4] * rotation[6])));
        double qfac = determinant < 0 ? -1 : 1;
        for (int row = 0; row < 3; row++)
        {
            rotation[(row * 3) + 2] *= qfac;
        }

        return (NiftiQuaternion.FromRotation(rotation), qfac);
    }
}
