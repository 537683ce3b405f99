using System.IO.Compression;
using System.Text;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class NrrdTests : IDisposable
{
    private const string Required = "NRRD0004\n# a comment\nkey:=value: with = signs\ntype: uint8\ndimension: 3\nsizes: 2 3 2\nencoding: raw\n";
    private const string Space = "space: left-posterior-superior\nspace directions: (0,2,0) (0,0,3) (4,0,0)\nspace origin: (10,20,30)\n";
    private static readonly byte[] Voxels = [.. Enumerable.Range(1, 12).Select(number => (byte)number)];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("left-posterior-superior", 1, 1)]
    [InlineData("Left-Posterior-Superior", 1, 1)]
    [InlineData("LPS", 1, 1)]
    [InlineData("right-anterior-superior", -1, -1)]
    [InlineData("RAS", -1, -1)]
    [InlineData("left-anterior-superior", 1, -1)]
    [InlineData("LAS", 1, -1)]
    public void Every_space_is_brought_to_LPS(string space, double x, double y)
    {
        Volume volume = VolumeFile.Read(Save(Required + Space.Replace("left-posterior-superior", space, StringComparison.Ordinal), Voxels));

        volume.ToWorld(new VoxelPoint(0, 0, 0)).ShouldBe(new WorldPoint(10 * x, 20 * y, 30));
        volume.ToWorld(new VoxelPoint(1, 0, 0)).ShouldBe(new WorldPoint(10 * x, 22 * y, 30));
        volume.ToWorld(new VoxelPoint(0, 1, 0)).ShouldBe(new WorldPoint(10 * x, 20 * y, 33));
        volume.ToWorld(new VoxelPoint(0, 0, 1)).ShouldBe(new WorldPoint(14 * x, 20 * y, 30));
        volume.Bytes().ToArray().ShouldBe(Voxels);
        volume.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_space_that_says_nothing_of_the_patient_is_taken_as_LPS_with_a_warning()
    {
        VolumeHeader header = VolumeFile.ReadHeader(Save(Required + "spacings: 1 2 3\n", Voxels));
        header.VoxelToWorld.ShouldBe(Affine.FromSpacing(1, 2, 3));
        header.AffineSource.ShouldBe(AffineSource.Spacing);
        header.Warnings.ShouldHaveSingleItem().ShouldContain("left-posterior-superior is assumed");
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("text")]
    [InlineData("hex")]
    [InlineData("gz")]
    public void Every_encoding_is_read(string encoding)
    {
        byte[] data = encoding switch
        {
            "text" => Encoding.ASCII.GetBytes(string.Join(",\n", Voxels)),
            "hex" => Encoding.ASCII.GetBytes("0102 0304\n05060708090a0B0C"),
            "gz" => GZip(Voxels),
            _ => Voxels,
        };
        VolumeFile.Read(Save(Required.Replace("raw", encoding, StringComparison.Ordinal) + Space, data)).Bytes().ToArray().ShouldBe(Voxels);
    }

    [Theory]
    [InlineData("signed char", VoxelType.Int8)]
    [InlineData("uchar", VoxelType.UInt8)]
    [InlineData("short int", VoxelType.Int16)]
    [InlineData("unsigned short", VoxelType.UInt16)]
    [InlineData("int32_t", VoxelType.Int32)]
    [InlineData("unsigned int", VoxelType.UInt32)]
    [InlineData("long long", VoxelType.Int64)]
    [InlineData("uint64", VoxelType.UInt64)]
    [InlineData("float", VoxelType.Float32)]
    [InlineData("double", VoxelType.Float64)]
    public void Every_type_is_known(string name, VoxelType type)
    {
        string header = Required.Replace("uint8", name, StringComparison.Ordinal) + "endian: big\n" + Space;
        VolumeFile.Read(Save(header, new byte[12 * VoxelTypes.BytesOf(type)])).VoxelType.ShouldBe(type);
    }

    [Theory]
    [InlineData("big", 0x0102)]
    [InlineData("little", 0x0201)]
    public void Both_byte_orders_are_read(string order, int first)
    {
        string header = Required.Replace("uint8", "uint16", StringComparison.Ordinal).Replace("2 3 2", "3 2 1", StringComparison.Ordinal);
        VolumeFile.Read(Save($"{header}endian: {order}\n{Space}", Voxels)).Voxels<ushort>()[0].ShouldBe((ushort)first);
    }

    [Theory]
    [InlineData("byte skip: 7\n", "1234567")]
    [InlineData("byte skip: -1\n", "whatever stands here")]
    [InlineData("line skip: 2\n", "one\ntwo\n")]
    [InlineData("line skip: 1\nbyte skip: 3\n", "one\nabc")]
    public void Lines_and_bytes_before_the_voxels_are_passed_over(string skip, string before)
    {
        File.WriteAllBytes(_folder.File("voxels.raw"), [.. Encoding.ASCII.GetBytes(before), .. Voxels]);
        VolumeFile.Read(Save(Required + Space + skip + "data file: voxels.raw\n", [], "scan.nhdr")).Bytes().ToArray().ShouldBe(Voxels);
    }

    [Fact]
    public void Bytes_are_passed_over_after_unpacking_and_lines_before()
    {
        File.WriteAllBytes(_folder.File("voxels.gz"), [.. "a line\n"u8, .. GZip([9, 9, 9, .. Voxels])]);
        string header = Required.Replace("raw", "gzip", StringComparison.Ordinal) + Space + "line skip: 1\nbyte skip: 3\ndatafile: voxels.gz\n";
        VolumeFile.Read(Save(header, [], "scan.nhdr")).Bytes().ToArray().ShouldBe(Voxels);
    }

    [Theory]
    [InlineData("data file: slice%02d.raw 3 2 -1\n", "slice03.raw", "slice02.raw")]
    [InlineData("data file: slice%d.raw 1 2 1 2\n", "slice1.raw", "slice2.raw")]
    [InlineData("data file: LIST\nb.raw\na.raw\n", "b.raw", "a.raw")]
    public void Voxels_are_found_in_one_file_for_each_slice(string dataFile, string first, string second)
    {
        File.WriteAllBytes(_folder.File(first), Voxels[..6]);
        File.WriteAllBytes(_folder.File(second), Voxels[6..]);
        VolumeFile.Read(Save(Required + Space + dataFile, [], "scan.nhdr")).Bytes().ToArray().ShouldBe(Voxels);
    }

    [Fact]
    public void An_axis_that_is_none_of_space_is_the_frame()
    {
        string header = "NRRD0005\ntype: uint8\ndimension: 4\nspace: RAS\nsizes: 2 3 1 2\nspace directions: (1,0,0) (0,1,0) (0,0,1) none\nencoding: raw\n";
        string file = Save(header, Voxels);

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "fourth axis", "choose one");
        VolumeFile.Read(file, new VolumeReadOptions { Frame = 1 }).Bytes().ToArray().ShouldBe(Voxels[6..]);
    }

    [Fact]
    public void A_first_axis_of_one_value_that_is_none_of_space_is_dropped()
    {
        string header = "NRRD0005\ntype: uint8\ndimension: 4\nspace: LPS\nsizes: 1 2 3 2\nspace directions: none (1,0,0) (0,1,0) (0,0,1)\nencoding: raw\n";
        VolumeFile.Read(Save(header, Voxels)).Size.ShouldBe(new VolumeSize(2, 3, 2));
        BadInput.ShouldBeRefusedByHeader(Save(header.Replace("1 2 3 2", "2 1 3 2", StringComparison.Ordinal), Voxels), "sizes[0]", "one value");
    }

    [Fact]
    public void Space_units_are_scaled_to_millimetres()
    {
        VolumeHeader header = VolumeFile.ReadHeader(Save(Required + Space + "space units: \"um\" \"um\" \"um\"\n", Voxels));
        header.VoxelToWorld[0, 3].ShouldBe(0.01, 1e-12);
        header.VoxelToWorld.Spacing.Z.ShouldBe(0.004, 1e-12);
    }

    [Theory]
    [InlineData("NRRD0004", "NRRD0007", "line 1")]
    [InlineData("NRRD0004", "NRRD", "line 1")]
    [InlineData("type: uint8\n", "", "type")]
    [InlineData("type: uint8\n", "type: block\n", "type")]
    [InlineData("type: uint8\n", "type: int16\n", "endian")]
    [InlineData("type: uint8\n", "type: uint8\ntype: uint8\n", "line 5")]
    [InlineData("type: uint8\n", "type: uint8\nnonsense\n", "line 5")]
    [InlineData("dimension: 3\n", "", "dimension")]
    [InlineData("dimension: 3\n", "dimension: 2\n", "dimension")]
    [InlineData("dimension: 3\n", "dimension: 17\n", "dimension")]
    [InlineData("sizes: 2 3 2\n", "", "sizes")]
    [InlineData("sizes: 2 3 2\n", "sizes: 2 3 2 1\n", "sizes")]
    [InlineData("sizes: 2 3 2\n", "sizes: 2 0 2\n", "sizes[1]")]
    [InlineData("sizes: 2 3 2\n", "sizes: 2 -3 2\n", "sizes[1]")]
    [InlineData("sizes: 2 3 2\n", "sizes: 2147483648 3 2\n", "sizes[0]")]
    [InlineData("sizes: 2 3 2\n", "sizes: 2147483647 2147483647 2147483647\n", "voxels")]
    [InlineData("encoding: raw\n", "", "encoding")]
    [InlineData("encoding: raw\n", "encoding: bz2\n", "encoding")]
    [InlineData("encoding: raw\n", "encoding: zrl\n", "encoding")]
    [InlineData("encoding: raw\n", "encoding: text\nbyte skip: -1\n", "byte skip")]
    [InlineData("encoding: raw\n", "encoding: raw\ndata file: none.raw\n", "data file")]
    [InlineData("encoding: raw\n", "encoding: raw\ndata file: LIST\n", "data file")]
    [InlineData("(0,2,0)", "(0,2)", "space directions")]
    [InlineData("(0,2,0)", "(0,two,0)", "space directions")]
    [InlineData("(0,2,0)", "(0,4,0) (0,2,0)", "space directions")]
    [InlineData("(0,2,0)", "none", "space directions")]
    [InlineData("(0,2,0)", "(0,0,1)", "space directions")]
    [InlineData("(10,20,30)", "(10,20,inf)", "space origin")]
    [InlineData("(10,20,30)", "none", "space origin")]
    [InlineData("left-posterior-superior", "right-up", "space")]
    public void A_damaged_header_is_refused(string good, string bad, string place)
    {
        string header = Required + Space;
        header.ShouldContain(good);
        BadInput.ShouldBeRefusedByHeader(Save(header.Replace(good, bad, StringComparison.Ordinal), Voxels), place, ";");
    }

    [Fact]
    public void Files_that_cannot_share_the_voxels_are_refused()
    {
        foreach (string name in (string[])["1.raw", "2.raw", "3.raw", "4.raw", "5.raw"])
        {
            File.WriteAllBytes(_folder.File(name), Voxels);
        }

        BadInput.ShouldBeRefusedByHeader(Save(Required + Space + "data file: %d.raw 1 5 1\n", [], "scan.nhdr"), "data files", "one file per slice");
    }

    [Theory]
    [InlineData("hex", "0102030405060708090a0bxx", "byte 120 is no hexadecimal digit")]
    [InlineData("hex", "0102030405060708090a0b    ", "truncated")]
    [InlineData("text", "1 2 3 4 5 6 7 8 9 10 11              ", "truncated")]
    public void Damaged_text_is_refused(string encoding, string text, string reason)
    {
        string file = Save(Required.Replace("raw", encoding, StringComparison.Ordinal) + Space, Encoding.ASCII.GetBytes(text));
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "byte", reason);
    }

    private static byte[] GZip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }

    private string Save(string header, byte[] voxels, string name = "scan.nrrd")
    {
        string file = _folder.File(name);
        File.WriteAllBytes(file, [.. Encoding.ASCII.GetBytes(header), .. "\n"u8, .. voxels]);
        return file;
    }
}
