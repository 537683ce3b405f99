using System.Runtime.InteropServices;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Imaging.Tests.Formats.Volumes.Dicom;

/// <summary>Bits, signs, padding and scales.</summary>
public sealed class DicomSampleTests : IDisposable
{
    private readonly DicomFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(12, 11, true, new ushort[] { 0xF7FF, 0x0800, 0x1FFF, 0x0001 }, new[] { 2047, -2048, -1, 1 })]
    [InlineData(12, 11, false, new ushort[] { 0xF7FF, 0x0800, 0x1FFF, 0x0001 }, new[] { 2047, 2048, 4095, 1 })]
    [InlineData(12, 15, true, new ushort[] { 0x7FF5, 0x8007, 0xFFFA, 0x001F }, new[] { 2047, -2048, -1, 1 })]
    [InlineData(10, 11, false, new ushort[] { 0xFFFF, 0x0004, 0xF003, 0x0008 }, new[] { 1023, 1, 0, 2 })]
    [InlineData(16, 15, true, new ushort[] { 0xFFFF, 0x8000, 0x7FFF, 0 }, new[] { -1, -32768, 32767, 0 })]
    public void Only_the_stored_bits_count(int stored, int high, bool signed, ushort[] words, int[] values)
    {
        // More than one vector, so that both the vectors and what is left over are seen.
        ushort[] many = [.. Enumerable.Range(0, 70).Select(index => words[index % words.Length])];
        TestSeries series = new(70, 1) { BitsStored = stored, Signed = signed };
        TestDataSet set = series.Slice(1, [0, 0, 0], MemoryMarshal.AsBytes<ushort>(many).ToArray());
        set.Add(0x00280102, "US", new double[] { high });

        Volume volume = VolumeFile.Read(_folder.Write("a.dcm", set));

        float[] intensities = new float[70];
        volume.ReadIntensities(intensities);
        intensities.ShouldBe([.. Enumerable.Range(0, 70).Select(index => (float)values[index % values.Length])]);
        volume.VoxelType.ShouldBe(signed ? VoxelType.Int16 : VoxelType.UInt16);
    }

    [Fact]
    public void Bytes_in_words_of_a_big_endian_file_are_turned_round()
    {
        TestSeries series = new(4, 1) { BitsAllocated = 8, BitsStored = 8, Signed = false };
        string file = _folder.Write("a.dcm", series.Slice(1, [0, 0, 0], new byte[] { 2, 1, 4, 3 }), TestSyntax.ExplicitBig);

        VolumeFile.Read(file).Voxels<byte>().ToArray().ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void One_scale_for_all_slices_leaves_the_voxels_as_they_are_stored()
    {
        TestSeries series = new(2, 1);
        _folder.Write("1.dcm", series.Slice(1, [0, 0, 0], DicomFolder.Words(0, 1), 2, -1024));
        _folder.Write("2.dcm", series.Slice(2, [0, 0, 1], DicomFolder.Words(2, 3), 2, -1024));

        Volume volume = _folder.Read();

        (volume.VoxelType, volume.Slope, volume.Intercept).ShouldBe((VoxelType.Int16, 2, -1024));
        volume.IntensityRange().ShouldBe((-1024, -1018));
    }

    [Fact]
    public void Slices_of_differing_scale_become_intensities_and_padding_stays_padding()
    {
        TestSeries series = new(2, 1) { Modality = "PT" };
        for (int number = 1; number <= 2; number++)
        {
            TestDataSet set = series.Slice(number, [0, 0, number], DicomFolder.Words(-2000, 10), number, number);
            set.Add(0x00280120, "SS", new double[] { -2000 });
            _folder.Write($"{number}.dcm", set);
        }

        Volume volume = _folder.Read();

        float padding = (float)volume.PaddingValue!.Value;
        volume.Voxels<float>().ToArray().ShouldBe([padding, 11, padding, 22]);
        volume.Ordinary().FillValue.ShouldBe(padding);
    }

    [Theory]
    [InlineData("US", 63536)]
    [InlineData("SS", -2000)]
    public void Padding_is_declared_whatever_its_sign(string representation, double value)
    {
        TestSeries series = new(2, 1);
        TestDataSet set = series.Slice(1, [0, 0, 0], DicomFolder.Words(-2000, 10), 1, -1024);
        set.Add(0x00280120, representation, new[] { value });

        VolumeFile.Read(_folder.Write("a.dcm", set)).PaddingValue.ShouldBe(-2000);
    }

    [Fact]
    public void A_range_of_padding_becomes_one_value()
    {
        TestSeries series = new(5, 1);
        TestDataSet set = series.Slice(1, [0, 0, 0], DicomFolder.Words(-2000, -1995, -1990, -1989, 10));
        set.Add(0x00280120, "SS", new double[] { -2000 });
        set.Add(0x00280121, "SS", new double[] { -1990 });

        Volume volume = VolumeFile.Read(_folder.Write("a.dcm", set));

        volume.Voxels<short>().ToArray().ShouldBe([(short)-2000, -2000, -2000, -1989, 10]);
        volume.PaddingValue.ShouldBe(-2000);
    }

    [Theory]
    [InlineData(0x00280002u, 3, "in colour")]
    [InlineData(0x00280100u, 1, "segmentation")]
    [InlineData(0x00280100u, 12, "12 bits allocated")]
    [InlineData(0x00280102u, 16, "do not fit")]
    [InlineData(0x00280101u, 17, "do not fit")]
    public void What_is_no_scan_is_refused(uint tag, double value, string what)
    {
        TestDataSet set = new TestSeries(2, 1).Slice(1, [0, 0, 0], DicomFolder.Words(0, 1));
        set.Add(tag, "US", new[] { value });
        string file = _folder.Write("a.dcm", set);

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "", what);
    }

    [Fact]
    public void Values_of_MONOCHROME1_are_kept_and_told()
    {
        TestDataSet set = new TestSeries(2, 1).Slice(1, [0, 0, 0], DicomFolder.Words(0, 1));
        set.Add(0x00280004, "CS", "MONOCHROME1");

        Volume volume = VolumeFile.Read(_folder.Write("a.dcm", set));

        volume.Voxels<short>().ToArray().ShouldBe([(short)0, 1]);
        volume.Warnings.ShouldContain(warning => warning.Contains("MONOCHROME1", StringComparison.Ordinal));
    }

    [Fact]
    public void Pixel_data_cut_short_are_refused_before_memory_is_taken()
    {
        string file = _folder.Write("a.dcm", new TestSeries(60000, 60000).Slice(1, [0, 0, 0], DicomFolder.Words(0, 1)));

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "pixel data", "truncated");
    }
}
