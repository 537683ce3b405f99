using System.IO.Compression;
using System.Text;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class MetaImageTests : IDisposable
{
    private const string Required = "ObjectType = Image\nNDims = 3\nDimSize = 2 3 2\nElementType = MET_UCHAR\n";
    private static readonly byte[] Voxels = [.. Enumerable.Range(1, 12).Select(number => (byte)number)];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_run_of_the_transform_is_the_direction_of_one_axis_without_its_spacing()
    {
        string file = Save(Required + "TransformMatrix = 0 1 0 0 0 1 1 0 0\nOffset = 10 20 30\nElementSpacing = 2 3 4\n", "ElementDataFile = LOCAL\n", Voxels);
        Volume volume = VolumeFile.Read(file);

        volume.ToWorld(new VoxelPoint(1, 0, 0)).ShouldBe(new WorldPoint(10, 22, 30));
        volume.ToWorld(new VoxelPoint(0, 1, 0)).ShouldBe(new WorldPoint(10, 20, 33));
        volume.ToWorld(new VoxelPoint(0, 0, 1)).ShouldBe(new WorldPoint(14, 20, 30));
        volume.Bytes().ToArray().ShouldBe(Voxels);
        volume.AffineSource.ShouldBe(AffineSource.Header);
    }

    [Theory]
    [InlineData("Offset", "TransformMatrix", "ElementSpacing")]
    [InlineData("Position", "Rotation", "ElementSpacing")]
    [InlineData("Origin", "Orientation", "ElementSize")]
    public void The_older_names_of_fields_mean_the_same(string origin, string directions, string spacing)
    {
        string file = Save(
            Required + $"{origin} = 1 2 3\n{directions} = -1 0 0 0 -1 0 0 0 1\n{spacing} = 0.5 0.5 2\nAnatomicalOrientation = RAI\n",
            "ElementDataFile = LOCAL\n",
            Voxels);
        VolumeFile.ReadHeader(file).VoxelToWorld.ShouldBe(new Affine([-0.5, 0, 0, 1, 0, -0.5, 0, 2, 0, 0, 2, 3]));
    }

    [Fact]
    public void Without_position_and_spacing_voxels_are_millimetres()
    {
        VolumeHeader header = VolumeFile.ReadHeader(Save(Required, "ElementDataFile = LOCAL\n", Voxels));
        header.VoxelToWorld.ShouldBe(Affine.Identity);
        header.AffineSource.ShouldBe(AffineSource.Spacing);
    }

    [Theory]
    [InlineData("um", 0.001, "ITK")]
    [InlineData("CM", 10, "ITK")]
    [InlineData("inch", 1, "millimetres are assumed")]
    public void Units_are_converted_and_that_is_said(string unit, double factor, string warning)
    {
        VolumeHeader header = VolumeFile.ReadHeader(Save(Required + $"DistanceUnits = {unit}\nOffset = 10 20 30\n", "ElementDataFile = LOCAL\n", Voxels));
        header.VoxelToWorld.ToWorld(new VoxelPoint(1, 0, 0)).DistanceTo(new WorldPoint(11 * factor, 20 * factor, 30 * factor)).ShouldBeLessThan(1e-9);
        header.Warnings.ShouldHaveSingleItem().ShouldContain(warning);
    }

    [Theory]
    [InlineData("MET_UCHAR", VoxelType.UInt8)]
    [InlineData("MET_CHAR", VoxelType.Int8)]
    [InlineData("MET_USHORT", VoxelType.UInt16)]
    [InlineData("MET_SHORT", VoxelType.Int16)]
    [InlineData("MET_UINT", VoxelType.UInt32)]
    [InlineData("MET_INT", VoxelType.Int32)]
    [InlineData("MET_ULONG", VoxelType.UInt32)]
    [InlineData("MET_LONG", VoxelType.Int32)]
    [InlineData("MET_ULONG_LONG", VoxelType.UInt64)]
    [InlineData("MET_LONG_LONG", VoxelType.Int64)]
    [InlineData("MET_FLOAT", VoxelType.Float32)]
    [InlineData("MET_DOUBLE", VoxelType.Float64)]
    public void Every_type_is_known(string name, VoxelType type)
    {
        byte[] voxels = new byte[12 * VoxelTypes.BytesOf(type)];
        Volume volume = VolumeFile.Read(Save(Required.Replace("MET_UCHAR", name, StringComparison.Ordinal), "ElementDataFile = LOCAL\n", voxels));
        volume.VoxelType.ShouldBe(type);
    }

    [Theory]
    [InlineData("BinaryDataByteOrderMSB = True\n", 0x0102)]
    [InlineData("ElementByteOrderMSB = True\n", 0x0102)]
    [InlineData("BinaryDataByteOrderMSB = False\n", 0x0201)]
    [InlineData("", 0x0201)]
    public void Both_byte_orders_are_read(string order, int first)
    {
        string header = Required.Replace("MET_UCHAR", "MET_USHORT", StringComparison.Ordinal).Replace("2 3 2", "3 2 1", StringComparison.Ordinal);
        VolumeFile.Read(Save(header + order, "ElementDataFile = LOCAL\n", Voxels)).Voxels<ushort>()[0].ShouldBe((ushort)first);
    }

    [Theory]
    [InlineData("ElementDataFile = voxels.raw\n", "HeaderSize = 5\n", 5)]
    [InlineData("ElementDataFile = voxels.raw\n", "HeaderSize = -1\n", 77)]
    [InlineData("ElementDataFile = voxels.raw\r\n", "", 0)]
    public void Voxels_are_found_in_a_file_beside_the_header(string dataFile, string headerSize, int before)
    {
        File.WriteAllBytes(_folder.File("voxels.raw"), [.. new byte[before], .. Voxels]);
        VolumeFile.Read(Save(Required + headerSize, dataFile, [], "scan.mhd")).Bytes().ToArray().ShouldBe(Voxels);
    }

    [Theory]
    [InlineData("ElementDataFile = slice%03d.raw 4 6 2\n", "slice004.raw", "slice006.raw")]
    [InlineData("ElementDataFile = slice%d.raw 9 10\n", "slice9.raw", "slice10.raw")]
    [InlineData("ElementDataFile = slice%d.raw\n", "slice1.raw", "slice2.raw")]
    [InlineData("ElementDataFile = LIST\nfirst one.raw\nsecond.raw\n", "first one.raw", "second.raw")]
    public void Voxels_are_found_in_one_file_for_each_slice(string dataFile, string first, string second)
    {
        File.WriteAllBytes(_folder.File(first), Voxels[..6]);
        File.WriteAllBytes(_folder.File(second), Voxels[6..]);
        VolumeFile.Read(Save(Required, dataFile, [], "scan.mhd")).Bytes().ToArray().ShouldBe(Voxels);
    }

    [Fact]
    public void Compressed_voxels_are_a_zlib_stream_or_gzip()
    {
        using var zlib = new MemoryStream();
        using (var packer = new ZLibStream(zlib, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(Voxels);
        }

        using var gzip = new MemoryStream();
        using (var packer = new GZipStream(gzip, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(Voxels);
        }

        string header = Required + $"CompressedData = True\nCompressedDataSize = {zlib.Length}\n";
        VolumeFile.Read(Save(header, "ElementDataFile = LOCAL\n", zlib.ToArray())).Bytes().ToArray().ShouldBe(Voxels);
        VolumeFile.Read(Save(header, "ElementDataFile = LOCAL\n", gzip.ToArray())).Bytes().ToArray().ShouldBe(Voxels);
    }

    [Theory]
    [InlineData(".mha", ".mha")]
    [InlineData(".mhd", ".zraw")]
    public void A_compressed_file_states_how_long_its_stream_is(string ending, string dataEnding)
    {
        VolumeFile.Write(_folder.File("packed" + ending), TestVolumes.Bytes(20, 20, 20), new VolumeWriteOptions { Compress = true });
        string header = Encoding.Latin1.GetString(File.ReadAllBytes(_folder.File("packed" + ending)));
        int headerLength = dataEnding is ".mha" ? header.IndexOf("LOCAL\n", StringComparison.Ordinal) + 6 : 0;
        long stream = new FileInfo(_folder.File("packed" + dataEnding)).Length - headerLength;

        header.ShouldContain($"CompressedDataSize = {stream:D19}\n");
    }

    [Fact]
    public void Voxels_may_be_written_as_text()
    {
        string file = Save(Required + "BinaryData = False\n", "ElementDataFile = LOCAL\n", Encoding.ASCII.GetBytes(string.Join(' ', Voxels)));
        VolumeFile.Read(file).Bytes().ToArray().ShouldBe(Voxels);
    }

    [Fact]
    public void A_frame_of_a_fourth_axis_can_be_chosen()
    {
        string file = Save(
            "NDims = 4\nDimSize = 2 3 1 2\nElementType = MET_UCHAR\nElementSpacing = 1 2 3 4\nOffset = 5 6 7 8\n", "ElementDataFile = LOCAL\n", Voxels);

        VolumeFile.ReadHeader(file).Frames.ShouldBe(2);
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "fourth axis", "choose one");
        Volume volume = VolumeFile.Read(file, new VolumeReadOptions { Frame = 1 });
        volume.Bytes().ToArray().ShouldBe(Voxels[6..]);
        volume.VoxelToWorld.ShouldBe(new Affine([1, 0, 0, 5, 0, 2, 0, 6, 0, 0, 3, 7]));
    }

    [Theory]
    [InlineData("NDims = 3\n", "", "NDims")]
    [InlineData("NDims = 3\n", "NDims = 2\n", "NDims")]
    [InlineData("DimSize = 2 3 2\n", "", "DimSize")]
    [InlineData("DimSize = 2 3 2\n", "DimSize = 2 3\n", "DimSize")]
    [InlineData("DimSize = 2 3 2\n", "DimSize = 2 0 2\n", "DimSize[1]")]
    [InlineData("DimSize = 2 3 2\n", "DimSize = 2 -3 2\n", "DimSize[1]")]
    [InlineData("DimSize = 2 3 2\n", "DimSize = 2 2147483648 2\n", "DimSize[1]")]
    [InlineData("DimSize = 2 3 2\n", "DimSize = 2 99999999999999999999 2\n", "DimSize")]
    [InlineData("DimSize = 2 3 2\n", "DimSize = 2147483647 2147483647 2147483647\n", "voxels")]
    [InlineData("DimSize = 2 3 2\n", "DimSize = 2 three 2\n", "DimSize")]
    [InlineData("ElementType = MET_UCHAR\n", "", "ElementType")]
    [InlineData("ElementType = MET_UCHAR\n", "ElementType = MET_UCHAR_ARRAY\n", "ElementType")]
    [InlineData("ElementType = MET_UCHAR\n", "ElementType = MET_UCHAR\nElementNumberOfChannels = 3\n", "ElementNumberOfChannels")]
    [InlineData("ObjectType = Image\n", "ObjectType = Tube\n", "ObjectType")]
    [InlineData("NDims = 3\n", "NDims = 3\nno field at all\n", "line 3")]
    [InlineData("NDims = 3\n", "NDims = 3\nOffset = 1 2 nan\n", "Offset")]
    [InlineData("NDims = 3\n", "NDims = 3\nTransformMatrix = 1 0 0 1 0 0 0 0 1\n", "TransformMatrix")]
    [InlineData("NDims = 3\n", "NDims = 3\nElementSpacing = 1 0 1\n", "ElementSpacing")]
    public void A_damaged_header_is_refused(string good, string bad, string place) =>
        BadInput.ShouldBeRefusedByHeader(Save(Required.Replace(good, bad, StringComparison.Ordinal), "ElementDataFile = LOCAL\n", Voxels), place, ";");

    [Theory]
    [InlineData("ElementDataFile = none.raw\n", "data file", "put it beside the header")]
    [InlineData("ElementDataFile = slice%s.raw 1 2 1\n", "ElementDataFile", "pattern with one %d")]
    [InlineData("ElementDataFile = slice%-1d.raw 1 2 1\n", "ElementDataFile", "pattern with one %d")]
    [InlineData("ElementDataFile = slice%+3d.raw 1 2 -1\n", "ElementDataFile", "pattern with one %d")]
    [InlineData("ElementDataFile = slice%d.raw 1 2 0\n", "ElementDataFile", "pattern with one %d")]
    [InlineData("ElementDataFile = slice%d.raw 1 2000000000 1\n", "ElementDataFile", "pattern with one %d")]
    [InlineData("ElementDataFile = LIST\n", "ElementDataFile", "name the file")]
    [InlineData("ElementDataFile =\n", "ElementDataFile", "name the file")]
    [InlineData("", "ElementDataFile", "truncated")]
    public void Voxels_that_are_nowhere_are_refused(string dataFile, string place, string remedy) =>
        BadInput.ShouldBeRefusedByHeader(Save(Required, dataFile, [], "scan.mhd"), place, remedy);

    [Fact]
    public void A_data_file_that_is_too_short_is_named_itself()
    {
        File.WriteAllBytes(_folder.File("voxels.raw"), Voxels[1..]);
        string header = Save(Required, "ElementDataFile = voxels.raw\n", [], "scan.mhd");
        BadInput.ShouldBeRefused(() => VolumeFile.Read(header), _folder.File("voxels.raw"), "voxels", "truncated");
    }

    [Fact]
    public void A_header_without_end_is_refused()
    {
        string file = Save(Required + "Comment = " + new string('x', 100_000), "", []);
        BadInput.ShouldBeRefusedByHeader(file, "line 5", "does not end");
    }

    [Fact]
    public void Text_that_is_no_number_is_refused()
    {
        string file = Save(Required + "BinaryData = False\n", "ElementDataFile = LOCAL\n", "1 2 3 4 5 6 7 8 9 10 11 300"u8.ToArray());
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "byte", "'300' is no UInt8 number");
    }

    private string Save(string header, string dataFile, byte[] voxels, string name = "scan.mha")
    {
        string file = _folder.File(name);
        File.WriteAllBytes(file, [.. Encoding.ASCII.GetBytes(header + dataFile), .. voxels]);
        return file;
    }
}
