using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class VolumeStreamTests : IDisposable
{
    private static readonly string[] SingleFiles = [".nii", ".nii.gz", ".mha", ".nrrd"];
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, bool> Forms
    {
        get
        {
            var forms = new TheoryData<string, bool>();
            foreach (string ending in SingleFiles)
            {
                forms.Add(ending, false);
                forms.Add(ending, true);
            }

            return forms;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_stream_in_small_pieces_gives_what_the_file_gives(string ending, bool compress)
    {
        foreach (VoxelType type in TestVolumes.Types)
        {
            byte[] bytes = Whole(ending, type, compress);
            Volume expected = VolumeFile.Read(_folder.File("whole" + ending));
            foreach (int piece in new[] { 1, 700, 100_000 })
            {
                var stream = new TricklingStream(bytes, piece);
                Volume read = VolumeFile.Read(stream, "scan" + ending, bytes.Length);
                read.VoxelType.ShouldBe(type);
                read.Size.ShouldBe(expected.Size);
                read.VoxelToWorld.ShouldBe(expected.VoxelToWorld);
                read.Bytes().SequenceEqual(expected.Bytes()).ShouldBeTrue();
                stream.IsDisposed.ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void A_stream_cut_anywhere_or_changed_anywhere_is_read_or_refused_in_one_line()
    {
        Dictionary<string, byte[]> files = SingleFiles.ToDictionary(
            ending => ending, ending => Whole(ending, VoxelType.Int16, compress: true), StringComparer.Ordinal);
        Gen<(int Place, byte Value)> change = from place in Gen.Choose(0, 700) from value in Gen.Choose(0, 255) select (place, (byte)value);
        Prop.ForAll(Gen.Elements(SingleFiles).ToArbitrary(), change.ListOf().ToArbitrary(), Gen.Choose(0, 9999).ToArbitrary(), (ending, changes, cut) =>
        {
            byte[] whole = files[ending];
            byte[] bytes = changes.Count == 0 ? whole[..(whole.Length * cut / 10000)] : [.. whole];
            foreach (var (place, value) in changes.Take(5))
            {
                bytes[place % bytes.Length] = value;
            }

            try
            {
                Volume volume = VolumeFile.Read(new TricklingStream(bytes, 5000), "scan" + ending, cut % 2 == 0 ? bytes.Length : null, Small);
                return changes.Count > 0 && volume.Size.Voxels > 0;
            }
            catch (PinpointException exception)
            {
                return !exception.Message.Contains('\n', StringComparison.Ordinal) && exception.Message.StartsWith("scan", StringComparison.Ordinal);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Theory]
    [InlineData("scan.nhdr", "NRRD0004\ntype: uint8\ndimension: 3\nsizes: 2 2 2\nencoding: raw\ndata file: /etc/passwd\n\n", "data file")]
    [InlineData("scan.mhd", "ObjectType = Image\nNDims = 3\nDimSize = 2 2 2\nElementType = MET_UCHAR\nElementDataFile = /etc/passwd\n", "ElementDataFile")]
    [InlineData(
        "scan.mhd", "ObjectType = Image\nNDims = 3\nDimSize = 2 2 2\nElementType = MET_UCHAR\nElementDataFile = LIST\n/etc/passwd\n/etc/hosts\n",
        "ElementDataFile")]
    public void A_header_that_names_a_file_of_this_machine_is_refused(string name, string header, string place) =>
        BadInput.ShouldBeRefused(() => VolumeFile.Read(new MemoryStream(Encoding.ASCII.GetBytes(header)), name), name, place, "save the volume as one file");

    [Fact]
    public void A_detached_nifti_header_is_refused()
    {
        VolumeFile.Write(_folder.File("pair.hdr"), TestVolumes.Bytes());
        byte[] bytes = File.ReadAllBytes(_folder.File("pair.hdr"));
        BadInput.ShouldBeRefused(() => VolumeFile.Read(new MemoryStream(bytes), "pair.hdr"), "pair.hdr", "magic", "save the volume as one file");
    }

    [Fact]
    public void A_header_that_promises_three_gigabytes_costs_no_memory()
    {
        byte[] bytes = Encoding.ASCII.GetBytes("NRRD0004\ntype: uint8\ndimension: 3\nsizes: 1500 1500 1400\nencoding: raw\n\nshort");
        long before = GC.GetAllocatedBytesForCurrentThread();
        BadInput.ShouldBeRefused(() => VolumeFile.Read(new TricklingStream(bytes, 64), "big.nrrd", bytes.Length), "big.nrrd", "voxels", "truncated");
        VolumeHeader? shown = null;
        Should.Throw<ResourceException>(() => VolumeFile.Read(new TricklingStream(bytes, 64), "big.nrrd", null, new VolumeReadOptions
        {
            BeforeVoxels = header =>
            {
                shown = header;
                throw new ResourceException("too large");
            },
        }));
        shown!.Size.Voxels.ShouldBe(3_150_000_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void A_gzip_stream_of_empty_blocks_is_refused_and_not_kept()
    {
        // A member's header, then stored blocks of no bytes, none of them the last.
        byte[] bytes = new byte[1 << 24];
        new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3 }.CopyTo(bytes, 0);
        for (int block = 10; block + 5 <= bytes.Length; block += 5)
        {
            bytes[block + 3] = bytes[block + 4] = 0xFF;
        }

        using var stream = new MemoryStream(bytes);
        BadInput.ShouldBeRefused(() => VolumeFile.Read(stream, "empty.nii.gz"), "empty.nii.gz", "gzip stream", "copy or download");
        stream.Position.ShouldBeLessThan(10 << 20);
    }

    [Theory]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    public void Packed_voxels_behind_what_was_kept_of_the_stream_are_read(int headerLength)
    {
        string file = Encoding.Latin1.GetString(Whole(".mha", VoxelType.Int16, compress: true));
        int last = file.IndexOf("ElementDataFile", StringComparison.Ordinal);
        int start = file.IndexOf('\n', last) + 1;
        const string Comment = "Comment = ";
        string padded = file.Insert(last, Comment + new string('a', headerLength - start - Comment.Length - 1) + "\n");
        Volume read = VolumeFile.Read(new MemoryStream(Encoding.Latin1.GetBytes(padded)), "scan.mha");
        read.Bytes().SequenceEqual(VolumeFile.Read(_folder.File("whole.mha")).Bytes()).ShouldBeTrue();
    }

    [Fact]
    public void Lines_to_pass_over_may_end_behind_what_was_kept_of_the_stream()
    {
        string text = $"NRRD0004\ntype: uint8\ndimension: 3\nsizes: 2 2 2\nencoding: raw\nline skip: 2\n\n{new string('a', 9000)}\nb\n12345678";
        VolumeFile.Read(new TricklingStream(Encoding.ASCII.GetBytes(text), 5000), "scan.nrrd", text.Length).Bytes().SequenceEqual("12345678"u8).ShouldBeTrue();
    }

    private static VolumeReadOptions Small { get; } = new()
    {
        BeforeVoxels = header =>
        {
            if (header.Size.Voxels > 1 << 24)
            {
                throw new BadInputException("scan", null, "is too large for a test");
            }
        },
    };

    private byte[] Whole(string ending, VoxelType type, bool compress)
    {
        string file = _folder.File("whole" + ending);
        VolumeFile.Write(file, TestVolumes.Create(type, new VolumeSize(20, 12, 9), TestVolumes.Oblique, 7), new VolumeWriteOptions { Compress = compress });
        return File.ReadAllBytes(file);
    }
}
