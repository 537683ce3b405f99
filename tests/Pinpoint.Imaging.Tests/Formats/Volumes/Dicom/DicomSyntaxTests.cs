using Pinpoint.Testing.Dicom;

namespace Pinpoint.Imaging.Tests.Formats.Volumes.Dicom;

/// <summary>One picture, however its file is written.</summary>
public sealed class DicomSyntaxTests : IDisposable
{
    private static readonly TestSeries Series = new(4, 3) { PixelSpacing = [0.5, 0.25] };
    private readonly DicomFolder _folder = new();

    public static TheoryData<string, TestSyntax> Syntaxes => new()
    {
        { "explicit", TestSyntax.ExplicitLittle },
        { "implicit", TestSyntax.ImplicitLittle },
        { "big endian", TestSyntax.ExplicitBig },
        { "deflated", TestSyntax.DeflatedLittle },
        { "explicit, undefined lengths", TestSyntax.ExplicitLittle with { Undefined = true } },
        { "implicit, undefined lengths", TestSyntax.ImplicitLittle with { Undefined = true } },
        { "big endian, undefined lengths", TestSyntax.ExplicitBig with { Undefined = true } },
        { "explicit, no meta information", TestSyntax.ExplicitLittle with { Meta = false } },
        { "implicit, no meta information", TestSyntax.ImplicitLittle with { Meta = false } },
        { "big endian, no meta information", TestSyntax.ExplicitBig with { Meta = false } },
        { "explicit where implicit is stated", TestSyntax.ImplicitLittle with { Explicit = true } },
        { "implicit where explicit is stated", TestSyntax.ExplicitLittle with { Explicit = false } },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void All_syntaxes_give_the_same_voxels_in_the_same_place(string name, TestSyntax syntax)
    {
        byte[] values = DicomFolder.Values(Series, 0);
        if (syntax.BigEndian)
        {
            VoxelBytes.Reverse(values, 2);
        }

        TestDataSet set = Series.Slice(1, [10, 20, 30], values);
        set.Add(0x00091001, "UN", new byte[] { 1, 2, 3, 4, 5, 6 });
        set.Add(0x00081140, "SQ", new[] { new TestDataSet { { 0x00081155, "UI", "1.2.3" } }, new TestDataSet() });
        set.Add(0x00880200, "SQ", new[] { new TestDataSet { { 0x00280010, "US", new double[] { 64 } }, { 0x7FE00010, "OW", new byte[8] } } });
        string file = _folder.Write("a.dcm", set, syntax);

        Volume volume = VolumeFile.Read(file);

        volume.Voxels<short>().ToArray().ShouldBe([.. Enumerable.Range(0, 12).Select(value => (short)value)], name);
        volume.ToWorld(new VoxelPoint(3, 2, 0)).ShouldBe(new WorldPoint(10.75, 21, 30), name);
        volume.Size.ShouldBe(new VolumeSize(4, 3, 1), name);
    }

    [Fact]
    public void A_sequence_sent_as_unknown_of_undefined_length_is_read_in_implicit_form()
    {
        TestDataSet set = Series.Enhanced([([0, 0, 3], DicomFolder.Values(Series, 1), 1, 0), ([0, 0, 0], DicomFolder.Values(Series, 0), 1, 0)]);
        foreach (uint tag in new uint[] { 0x52009229, 0x52009230 })
        {
            TestElement sequence = set.Single(element => element.Tag == tag);
            set.Add(tag, "UN", sequence.Value);
        }

        Volume volume = VolumeFile.Read(_folder.Write("a.dcm", set, TestSyntax.ExplicitLittle with { Undefined = true }));

        volume.Size.Z.ShouldBe(2);
        volume.Voxels<short>()[12].ShouldBe((short)100);
    }

    [Fact]
    public void A_stream_reads_as_the_file_does()
    {
        string file = _folder.Write("a.dcm", Series.Slice(1, [1, 2, 3], DicomFolder.Values(Series, 2)));
        using FileStream stream = File.OpenRead(file);

        VolumeFile.Read(stream, "a.dcm").Voxels<short>().ToArray().ShouldBe(VolumeFile.Read(file).Voxels<short>().ToArray());
    }

    [Theory]
    [InlineData("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000")]
    [InlineData("1.2.840.10008.1.2.4.102", "MPEG-4")]
    public void What_is_not_decoded_is_refused_by_name(string uid, string name)
    {
        string file = _folder.Write("a.dcm", Series.Slice(1, [0, 0, 0], new[] { Array.Empty<byte>(), [1, 2] }), TestSyntax.Encapsulated(uid));

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "transfer syntax", name);
    }

    [Fact]
    public void An_unknown_syntax_is_refused()
    {
        string file = _folder.Write("a.dcm", Series.Slice(1, [0, 0, 0], DicomFolder.Values(Series, 0)), new TestSyntax("1.2.3.4"));

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "transfer syntax", "export the series");
    }
}
