using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>
/// Headers that readers are known to read differently; the origins and spacings are those that ITK's own reader gives (npm @itk-wasm/image-io 1.6.1).
/// </summary>
public sealed class NrrdAsItkTests : IDisposable
{
    private const string Vectors = "space directions: (1,0,0) (0,1.5,0) (0,0,2)\nspace origin: (10,20,30)\n";
    private const string Vectors4 = "space directions: (1,0,0,0) (0,1.5,0,0) (0,0,2,0) (0,0,0,1)\nspace origin: (10,20,30,0)\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("spacings: 1 1.5 2\naxis mins: 10 20 30\n", 1, 1.5, 2, 10.5, 20.75, 31, "axis mins")]
    [InlineData("spacings: 1 1.5 2\naxis mins: 10 20 30\ncenters: cell cell cell\n", 1, 1.5, 2, 10.5, 20.75, 31, "axis mins")]
    [InlineData("spacings: 1 1.5 2\naxis mins: 10 20 30\ncenters: node node node\n", 1, 1.5, 2, 10, 20, 30, "axis mins")]
    [InlineData("spacings: 1 1.5 2\naxis mins: 10 20 30\naxis maxs: 16 30.5 40\n", 1, 1.5, 2, 10.5, 20.75, 31, "axis mins")]
    [InlineData("axis mins: 0 0 0\naxis maxs: 5 9 8\n", 1, 1, 1, 0.4166666666666667, 0.6428571428571429, 0.8, "imply a spacing of 0.833 x 1.286 x 1.6")]
    [InlineData("axis mins: 0 0 0\naxis maxs: 5 9 8\ncenters: node node node\n", 1, 1, 1, 0, 0, 0, "imply a spacing of 1 x 1.5 x 2")]
    [InlineData("axis mins: 10 20 30\n", 1, 1, 1, 0, 0, 0, "space")]
    [InlineData("spacings: 1 1.5 2\naxis maxs: 16 30.5 40\n", 1, 1.5, 2, 0, 0, 0, "space")]
    [InlineData("spacings: 1 1.5 2\naxis mins: nan nan nan\n", 1, 1.5, 2, 0, 0, 0, "space")]
    public void Mins_and_maxs_of_axes_give_the_origin(string lines, double sx, double sy, double sz, double x, double y, double z, string warning)
    {
        VolumeHeader header = VolumeFile.ReadHeader(Save("dimension: 3\nsizes: 6 7 5\n" + lines, 210));

        header.VoxelToWorld.Spacing.ShouldBe((sx, sy, sz));
        header.VoxelToWorld.ToWorld(new VoxelPoint(0, 0, 0)).DistanceTo(new WorldPoint(x, y, z)).ShouldBeLessThan(1e-12);
        header.Warnings.ShouldContain(line => line.Contains(warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("space: LPS\n" + Vectors + "space units: \"microns\" \"microns\" \"microns\"\n", 0.001, true)]
    [InlineData("space: LPS\n" + Vectors + "space units: \"um\" \"um\" \"um\"\n", 0.001, true)]
    [InlineData("space: LPS\n" + Vectors + "space units: \"cm\" \"cm\" \"cm\"\n", 10, true)]
    [InlineData("space: LPS\n" + Vectors + "space units: mm mm mm\n", 1, false)]
    [InlineData("space: LPS\n" + Vectors + "space units: \"\" \"\" \"\"\n", 1, false)]
    [InlineData("spacings: 1 1.5 2\nunits: \"um\" \"um\" \"um\"\n", 0.001, true)]
    public void Units_are_converted_and_that_is_said(string lines, double factor, bool warns)
    {
        VolumeHeader header = VolumeFile.ReadHeader(Save("dimension: 3\nsizes: 6 7 5\n" + lines, 210));

        header.VoxelToWorld.Spacing.Z.ShouldBe(2 * factor, 1e-12);
        header.Warnings.Any(line => line.Contains("converted to millimetres", StringComparison.Ordinal)).ShouldBe(warns);
    }

    [Fact]
    public void Every_axis_has_its_own_spacing_and_unit() => Prop.ForAll(Gen.Choose(1, 5000).Select(number => number / 1000.0).Three().ToArbitrary(), spacing =>
    {
        (double x, double y, double z) = spacing;
        FormattableString spacings = $"spacings: {x:R} {y:R} {z:R}\n";
        string lines = "dimension: 3\nsizes: 6 7 5\nunits: \"mm\" \"cm\" \"um\"\naxis mins: 1 2 3\ncenters: node node node\n" + FormattableString.Invariant(
            spacings);
        Affine affine = VolumeFile.ReadHeader(Save(lines, 210)).VoxelToWorld;

        return affine.Equals(new Affine([x, 0, 0, 1, 0, y * 10, 0, 20, 0, 0, z * 0.001, 0.003]));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("dimension: 4\nspace dimension: 4\nsizes: 6 7 5 3\n" + Vectors4 + "kinds: domain domain domain domain\n", false)]
    [InlineData("dimension: 4\nspace: left-posterior-superior-time\nsizes: 6 7 5 3\n" + Vectors4, false)]
    [InlineData(
        "dimension: 4\nspace: LPS\nsizes: 6 7 5 3\nkinds: domain domain domain list\nspace directions: (1,0,0) (0,1.5,0) (0,0,2) none\nspace origin: " +
        "(10,20,30)\n", false)]
    [InlineData(
        "dimension: 4\nspace: LPS\nsizes: 3 6 7 5\nkinds: list domain domain domain\nspace directions: none (1,0,0) (0,1.5,0) (0,0,2)\nspace origin: " +
        "(10,20,30)\n", true)]
    [InlineData("dimension: 4\nsizes: 3 6 7 5\nkinds: list domain domain domain\nspacings: 1 1 1.5 2\n", true)]
    public void Frames_are_read_along_the_first_axis_or_the_last(string lines, bool first)
    {
        string file = Save(lines, 630);
        for (int frame = 0; frame < 3; frame++)
        {
            Volume volume = VolumeFile.Read(file, new VolumeReadOptions { Frame = frame });

            volume.Size.ShouldBe(new VolumeSize(6, 7, 5));
            volume.VoxelToWorld.Spacing.ShouldBe((1, 1.5, 2));
            volume.Voxels<short>().ToArray().ShouldBe(Enumerable.Range(0, 210).Select(index => (short)(first ? (3 * index) + frame : (210 * frame) + index)));
        }

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "fourth axis", "choose one, from 0 to 2");
    }

    [Fact]
    public void Long_turns_of_frames_are_read_as_short_ones_are()
    {
        // One turn takes 2 x 600 x 300 x 2 bytes, more than is read at once.
        string file = Save(
            "dimension: 4\nspace: LPS\nsizes: 600 300 2 2\nkinds: domain domain list domain\nspace directions: (1,0,0) (0,1,0) none (0,0,1)\nspace origin: " +
            "(0,0,0)\n", 720_000);

        Volume volume = VolumeFile.Read(file, new VolumeReadOptions { Frame = 1 });

        volume.Voxels<short>()
            .ToArray()
            .ShouldBe(Enumerable.Range(0, 360_000).Select(index => unchecked((short)(index < 180_000 ? 180_000 + index : 360_000 + index))));
    }

    [Fact]
    public void Values_that_make_up_one_voxel_are_still_refused() => BadInput.ShouldBeRefusedByHeader(
        Save("dimension: 4\nspace: LPS\nsizes: 3 6 7 5\nkinds: vector domain domain domain\nspace directions: none (1,0,0) (0,1.5,0) (0,0,2)\nspace " +
            "origin: (10,20,30)\n", 630),
        "sizes[0]",
        "extract a volume of one value");

    [Fact]
    public void A_frame_axis_that_moves_through_space_moves_its_frames()
    {
        string file = Save("dimension: 4\nspace dimension: 4\nsizes: 6 7 5 3\n" + Vectors4.Replace("(0,0,0,1)", "(0.5,0,0,1)", StringComparison.Ordinal), 630);

        VolumeFile.Read(file, new VolumeReadOptions { Frame = 2 }).ToWorld(new VoxelPoint(0, 0, 0)).ShouldBe(new WorldPoint(11, 20, 30));
    }

    [Fact]
    public void A_right_anterior_space_with_time_is_brought_to_LPS_and_that_ITK_does_not_is_said()
    {
        VolumeHeader header = VolumeFile.ReadHeader(Save("dimension: 4\nspace: right-anterior-superior-time\nsizes: 6 7 5 3\n" + Vectors4, 630));

        header.VoxelToWorld.ToWorld(new VoxelPoint(0, 0, 0)).ShouldBe(new WorldPoint(-10, -20, 30));
        header.Warnings.ShouldHaveSingleItem().ShouldContain("ITK leaves its axes");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void The_tail_of_a_gzip_stream_is_read_where_the_header_says_so(int before)
    {
        string file = SaveGZip(before, 210);
        VolumeFile.Read(file).Voxels<short>().ToArray().ShouldBe(Enumerable.Range(0, 210).Select(index => (short)index));
    }

    [Fact]
    public void A_tail_that_is_too_short_is_refused()
    {
        string file = SaveGZip(0, 209);
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "byte", "truncated");
    }

    private static byte[] Shorts(int count)
    {
        byte[] bytes = new byte[2 * count];
        for (int index = 0; index < count; index++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * index), unchecked((short)index));
        }

        return bytes;
    }

    private string Save(string lines, int voxels)
    {
        string file = _folder.File("scan.nrrd");
        File.WriteAllBytes(file, [.. Encoding.UTF8.GetBytes($"NRRD0005\ntype: short\nendian: little\nencoding: raw\n{lines}\n"), .. Shorts(voxels)]);
        return file;
    }

    private string SaveGZip(int before, int voxels)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packer.Write(new byte[before]);
            packer.Write(Shorts(voxels));
        }

        string file = _folder.File("scan.nrrd");
        File.WriteAllBytes(
            file, [
                .. "NRRD0005\ntype: short\nendian: little\nencoding: gzip\nbyte skip: -1\ndimension: 3\nsizes: 6 7 5\nspacings: 1 1 1\n\n"u8,
                .. packed.ToArray(),
            ]);
        return file;
    }
}
