using System.Buffers.Binary;
using System.IO.Compression;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class NiftiBadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(42, (short)0, "dim[1]")]
    [InlineData(46, (short)-5, "dim[3]")]
    [InlineData(40, (short)0, "dim[0]")]
    [InlineData(40, (short)2, "dim[0]")]
    [InlineData(40, (short)8, "dim[0]")]
    public void An_axis_of_no_voxels_is_refused(int offset, short value, string place) =>
        BadInput.ShouldBeRefusedByHeader(Bytes().Int16(offset, value).Save(_folder.Path), place, ";");

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(1L << 31)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_NIfTI_2_axis_of_impossible_length_is_refused(long length)
    {
        string file = Long();
        byte[] bytes = File.ReadAllBytes(file);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), length);
        File.WriteAllBytes(file, bytes);

        BadInput.ShouldBeRefusedByHeader(file, "dim[1]", "export the volume again");
    }

    [Fact]
    public void A_product_of_axes_beyond_64_bits_is_refused_without_taking_memory()
    {
        string file = Long();
        byte[] bytes = File.ReadAllBytes(file);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), 4);
        for (int axis = 1; axis <= 4; axis++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16 + (8 * axis)), int.MaxValue);
        }

        File.WriteAllBytes(file, bytes);
        BadInput.ShouldBeRefused(() => VolumeFile.ReadHeader(file), file, "voxels", "truncated");
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file, new VolumeReadOptions { Frame = 1 }), file, "voxels", "truncated");
    }

    [Fact]
    public void A_compressed_file_too_small_for_its_header_is_refused_before_memory_is_taken()
    {
        byte[] bytes = Bytes().Int16(42, short.MaxValue, short.MaxValue, 1).ToArray();
        string file = Compress(bytes, "scan.nii.gz");
        long before = GC.GetAllocatedBytesForCurrentThread();

        BadInput.ShouldBeRefusedByHeader(file, "voxels", "truncated");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void A_plain_file_cut_short_is_refused() =>
        BadInput.ShouldBeRefusedByHeader(Bytes().Save(_folder.Path, length: 352 + 59), "voxels", "truncated");

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(347)]
    public void A_header_cut_short_is_refused(int length) =>
        BadInput.ShouldBeRefused(
            () => VolumeFile.Read(Bytes().Save(_folder.Path, length: length)), _folder.File("scan.nii"), length < 4 ? "first bytes" : "byte", ";");

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(0.98)]
    public void A_gzip_stream_cut_short_is_refused(double share)
    {
        string file = _folder.File("scan.nii.gz");
        VolumeFile.Write(file, TestVolumes.Bytes(60, 50, 40));
        byte[] whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..(int)(whole.Length * share)]);

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "byte", "truncated");
    }

    [Fact]
    public void A_gzip_stream_whose_check_sum_does_not_fit_is_refused()
    {
        string file = _folder.File("scan.nii.gz");
        VolumeFile.Write(file, TestVolumes.Bytes(60, 50, 40));
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^6] ^= 0x40;
        File.WriteAllBytes(file, bytes);

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "byte", "damaged");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_gzip_stream_cut_within_its_check_sum_is_refused(int missing)
    {
        string file = _folder.File("scan.nii.gz");
        VolumeFile.Write(file, TestVolumes.Bytes(60, 50, 40));
        byte[] bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^missing]);

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "byte", "truncated");
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(200_000)]
    public void A_gzip_stream_that_damage_made_longer_is_read_to_its_check_sum(int more)
    {
        string file = Compress([.. Bytes().ToArray(), .. new byte[more]], "scan.nii.gz");
        byte[] bytes = File.ReadAllBytes(file);
        VolumeFile.Read(file).Size.Voxels.ShouldBe(60);

        bytes[^6] ^= 0x40;
        File.WriteAllBytes(file, bytes);
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "byte", "damaged");
        File.WriteAllBytes(file, bytes[..^5]);
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "byte", "truncated");
    }

    [Fact]
    public void Damaged_gzip_data_are_refused()
    {
        string file = _folder.File("scan.nii.gz");
        VolumeFile.Write(file, TestVolumes.Bytes(60, 50, 40));
        byte[] bytes = File.ReadAllBytes(file);
        bytes.AsSpan(bytes.Length / 2, 200).Fill(0xFF);
        File.WriteAllBytes(file, bytes);

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "byte", "again");
    }

    [Fact]
    public void A_wrong_magic_is_refused() =>
        BadInput.ShouldBeRefusedByHeader(Bytes().Byte(345, (byte)'x').Save(_folder.Path), "magic", "convert the volume to NIfTI");

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        string file = _folder.File("scan.nii");
        File.WriteAllText(file, "P6 2 2 255 and so on");
        BadInput.ShouldBeRefusedByHeader(file, "first bytes", "convert");
    }

    [Fact]
    public void A_DICOM_file_without_pictures_is_named_as_such()
    {
        byte[] bytes = new byte[132];
        "DICM"u8.CopyTo(bytes.AsSpan(128));
        string file = _folder.File("slice.dcm");
        File.WriteAllBytes(file, bytes);
        BadInput.ShouldBeRefusedByHeader(file, "", "is DICOM without pictures");
    }

    [Fact]
    public void An_empty_a_missing_and_a_folder_file_are_refused()
    {
        string empty = _folder.File("empty.nii");
        File.WriteAllBytes(empty, []);
        BadInput.ShouldBeRefusedByHeader(empty, "", "empty");
        BadInput.ShouldBeRefusedByHeader(_folder.File("none.nii"), "", "check the path");
        BadInput.ShouldBeRefusedByHeader(_folder.Path, "", "folder");
    }

    [Theory]
    [InlineData(128, "colours")]
    [InlineData(2304, "colours")]
    [InlineData(32, "complex")]
    [InlineData(1, "code 1")]
    [InlineData(0, "code 0")]
    public void Types_other_than_one_number_are_refused(short code, string reason) =>
        BadInput.ShouldBeRefusedByHeader(Bytes().Int16(70, code).Save(_folder.Path), "datatype", reason);

    [Theory]
    [InlineData(-1f)]
    [InlineData(351f)]
    [InlineData(352.5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void Voxels_that_begin_at_an_impossible_byte_are_refused(float offset) =>
        BadInput.ShouldBeRefusedByHeader(Bytes().Single(108, offset).Save(_folder.Path), "vox_offset", "export the volume again");

    [Fact]
    public void Voxels_said_to_begin_beyond_the_file_are_refused() =>
        BadInput.ShouldBeRefusedByHeader(Bytes().Single(108, 1e9f).Save(_folder.Path), "voxels", "truncated");

    [Fact]
    public void Axes_that_do_not_span_space_are_refused()
    {
        BadInput.ShouldBeRefusedByHeader(Bytes().Int16(252, 0).Single(280, new float[12]).Save(_folder.Path), "sform", "correct the header");
        BadInput.ShouldBeRefusedByHeader(Bytes().Int16(252, 0).Single(280, float.NaN).Save(_folder.Path), "sform", "correct the header");
        BadInput.ShouldBeRefusedByHeader(Bytes().Int16(254, 0).Single(256, 5).Save(_folder.Path), "qform", "correct the header");
        BadInput.ShouldBeRefusedByHeader(Bytes().Int16(254, 0).Single(268, float.NaN).Save(_folder.Path), "qform", "correct the header");
        BadInput.ShouldBeRefusedByHeader(Bytes().Int16(252, 0, 0).Single(80, float.NaN).Save(_folder.Path), "pixdim", "correct the header");
    }

    [Fact]
    public void A_pair_without_its_image_is_refused()
    {
        string file = _folder.File("scan.hdr");
        VolumeFile.Write(file, TestVolumes.Bytes());
        File.Delete(_folder.File("scan.img"));
        BadInput.ShouldBeRefusedByHeader(file, "data file", "put it beside the header");
    }

    [Fact]
    public void Vectors_along_the_fifth_axis_are_refused() =>
        BadInput.ShouldBeRefusedByHeader(Bytes().Int16(40, 5, 1, 4, 5, 1, 3).Save(_folder.Path), "dim[5]", "one value");

    private NiftiBytes Bytes() => new(_folder.Path);

    private string Long()
    {
        string file = _folder.File("long.nii");
        VolumeFile.Write(file, Volume.Create(new byte[40000], new VolumeSize(40000, 1, 1), Affine.Identity));
        return file;
    }

    private string Compress(byte[] bytes, string name)
    {
        string file = _folder.File(name);
        using var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        packed.Write(bytes);
        return file;
    }
}
