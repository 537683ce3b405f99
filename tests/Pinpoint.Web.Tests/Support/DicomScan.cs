using System.IO.Compression;
using System.Runtime.InteropServices;
using Pinpoint.Imaging;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Web.Tests.Support;

/// <summary>A volume as the DICOM files of a series, a file a slice.</summary>
internal static class DicomScan
{
    /// <summary>What no answer may hold of the patient whom the files name.</summary>
    public static IReadOnlyList<string> Secrets { get; } = ["Somebody", "SECRET"];

    /// <summary>The files of the series.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="number">The series' number, which makes its UID as well.</param>
    /// <param name="description">What it is called.</param>
    /// <param name="shear">By how many millimetres each slice is moved along its rows: a gantry that is tilted.</param>
    /// <param name="slices">How many slices; zero for all.</param>
    public static byte[][] Files(Volume volume, int number = 5, string description = "Axial", double shear = 0, int slices = 0)
    {
        var size = volume.Size;
        Affine map = volume.VoxelToWorld;
        var (x, y, _) = map.Spacing;
        double[] rows = [map[0, 0] / x, map[1, 0] / x, map[2, 0] / x];
        var series = new TestSeries(size.X, size.Y)
        {
            SeriesUid = $"2.25.70{number}",
            Number = $"{number}",
            Description = description,
            PixelSpacing = [y, x],
            Orientation = [.. rows, map[0, 1] / y, map[1, 1] / y, map[2, 1] / y],
        };
        float[] intensities = new float[size.Voxels];
        volume.ReadIntensities(intensities);
        double slope = intensities.Max(Math.Abs) / 30_000;
        return
        [
            .. Enumerable.Range(0, slices == 0 ? size.Z : slices).Select(slice =>
            {
                short[] words = [.. intensities.Skip(slice * size.X * size.Y).Take(size.X * size.Y).Select(value => (short)Math.Round(value / slope))];
                double[] position = [.. Enumerable.Range(0, 3).Select(axis => map[axis, 3] + (slice * (map[axis, 2] + (shear * rows[axis]))))];
                return series.Slice(slice + 1, position, MemoryMarshal.AsBytes<short>(words).ToArray(), slope).ToFile(TestSyntax.ExplicitLittle);
            }),
        ];
    }

    /// <summary>An archive of files.</summary>
    public static byte[] Zip(params IEnumerable<byte[]> files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            int number = 0;
            foreach (byte[] file in files)
            {
                using Stream entry = archive.CreateEntry($"DICOM/IM{number++:0000}", CompressionLevel.Fastest).Open();
                entry.Write(file);
            }
        }

        return stream.ToArray();
    }
}
