using System.Runtime.InteropServices;
using Pinpoint.Imaging;
using Pinpoint.Phantoms;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Web.Tests.Archives;

/// <summary>Phantoms as a scanner sends them: a study and a series of CT each, a file a slice.</summary>
internal static class ArchivedHeads
{
    private const ulong Series = 1;
    private static readonly HeadPhantomOptions Form = new(Size: 28, SpacingMm: 4.5);

    /// <summary>The study of a phantom.</summary>
    public static string StudyUid(int number) => $"2.25.1000{number}";

    /// <summary>The series of a phantom.</summary>
    public static string SeriesUid(int number) => $"2.25.2000{number}";

    /// <summary>The files of a phantom's slices.</summary>
    public static byte[][] Files(int number)
    {
        Volume volume = HeadPhantom.Create(Series, number, Form).Volume;
        int size = volume.Size.X;
        float[] intensities = new float[volume.Size.Voxels];
        volume.ReadIntensities(intensities);
        var series = new TestSeries(size, size)
        {
            StudyUid = StudyUid(number),
            SeriesUid = SeriesUid(number),
            FrameOfReference = $"2.25.3000{number}",
            PixelSpacing = [Form.SpacingMm, Form.SpacingMm],
        };
        return [.. Enumerable.Range(0, volume.Size.Z).Select(z =>
        {
            WorldPoint corner = volume.ToWorld(new VoxelPoint(0, 0, z));
            short[] slice = [.. intensities.AsSpan(z * size * size, size * size).ToArray().Select(value => (short)value)];
            TestDataSet set = series.Slice(z + 1, [corner.X, corner.Y, corner.Z], MemoryMarshal.AsBytes<short>(slice).ToArray());
            set.Add(0x00080020, "DA", $"{DateTime.Now:yyyyMMdd}");
            return set.ToFile(TestSyntax.ExplicitLittle);
        })];
    }
}
