using System.IO.Compression;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Imaging.Tests.Formats.Volumes.Dicom;

/// <summary>Damaged files: one clear error, never another exception.</summary>
public sealed class DicomHostileTests
{
    private static readonly TestSeries Series = new(4, 3);

    public static TheoryData<string, byte[]> Files => new()
    {
        { "explicit", Slice().ToFile(TestSyntax.ExplicitLittle) },
        { "implicit, undefined lengths", Slice().ToFile(TestSyntax.ImplicitLittle with { Undefined = true }) },
        { "big endian", Slice().ToFile(TestSyntax.ExplicitBig) },
        { "deflated", Slice().ToFile(TestSyntax.DeflatedLittle) },
        { "enhanced", Series.Enhanced([([0, 0, 0], new byte[24], 1, 0), ([0, 0, 1], new byte[24], 2, 0)]).ToFile(TestSyntax.ExplicitLittle) },
        { "encapsulated", Slice(new[] { new byte[4], new byte[70], new byte[20] }).ToFile(TestSyntax.Encapsulated("1.2.840.10008.1.2.5")) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_anywhere_is_read_or_refused(string name, byte[] file)
    {
        for (int length = 1; length < file.Length; length++)
        {
            Try(name, file[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_changed_anywhere_is_read_or_refused(string name, byte[] file)
    {
        var random = new Random(1);
        for (int turn = 0; turn < 3000; turn++)
        {
            byte[] changed = [.. file];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                changed[random.Next(128, file.Length)] = (byte)(random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => random.Next(256) });
            }

            Try(name, changed);
        }
    }

    [Fact]
    public void Sequences_without_a_bottom_are_refused()
    {
        var set = new TestDataSet { { 0x00081155, "UI", "1" } };
        for (int depth = 0; depth < 100; depth++)
        {
            set = new TestDataSet { { 0x52009230, "SQ", new[] { set } } };
        }

        Should.Throw<BadInputException>(() => Read(set.ToFile(TestSyntax.ExplicitLittle with { Undefined = true })))
            .Message.ShouldContain("nested more than 32 deep");
    }

    [Fact]
    public void Pictures_that_the_file_cannot_hold_are_refused_before_memory_is_taken()
    {
        Refused(Huge(TestSyntax.ExplicitLittle, new byte[100]), "100 bytes cannot hold 20000 x 20000 pixels");
        byte[] lying = Huge(TestSyntax.ExplicitLittle, new byte[100]);
        BitConverter.GetBytes(800_000_000).CopyTo(lying, lying.Length - 104);
        Refused(lying, "100 bytes cannot hold 20000 x 20000 pixels");
        Refused(Huge(TestSyntax.DeflatedLittle, new byte[100]), "cannot hold 20000 x 20000 pixels");
        byte[][] code = [[], new byte[100]];
        Refused(Huge(TestSyntax.Encapsulated("1.2.840.10008.1.2.4.80"), code), "in one coded frame are more than are decoded");
        Refused(Huge(TestSyntax.Encapsulated("1.2.840.10008.1.2.4.80"), code, 8000), "bytes of code cannot hold 128000000 bytes");
    }

    [Fact]
    public void A_header_that_unpacks_without_end_is_refused()
    {
        TestDataSet text = Slice();
        text.Add(0x0008103E, "UT", new byte[70 << 20]);
        Refused(text.ToFile(TestSyntax.DeflatedLittle), "the header is larger than 64 MB");
        TestDataSet items = Slice();
        items.Add(0x52009230, "SQ", Enumerable.Repeat(new TestDataSet(), 1_100_000).ToArray());
        Refused(items.ToFile(TestSyntax.DeflatedLittle), "the header is larger than 64 MB");
    }

    [Fact]
    public void The_reading_of_an_archive_can_be_ended_and_a_file_in_it_has_bounds()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("one").Open();
            entry.Write(Slice().ToFile(TestSyntax.ExplicitLittle));
        }

        zip.Position = 0;
        Should.Throw<OperationCanceledException>(
            () => VolumeFile.Read(zip, "a.zip", zip.Length, new VolumeReadOptions { Cancellation = new CancellationToken(canceled: true) }));

        // The length of the entry, in the directory at the end.
        byte[] large = zip.ToArray();
        int place = large.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.GetBytes(0xFFFF_FFFFu).CopyTo(large, place + 24);
        Should.Throw<BadInputException>(() => VolumeFile.Read(new MemoryStream(large), "a.zip", large.Length)).Message.ShouldContain("more than 4 GB");
    }

    private static void Refused(byte[] file, string why)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<BadInputException>(() => Read(file)).Message.ShouldContain(why);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan((4L * file.Length) + (256 << 20));
    }

    private static byte[] Huge(TestSyntax syntax, object voxels, int side = 20_000)
    {
        TestDataSet set = new TestSeries(side, side).Slice(1, [0, 0, 0], voxels);
        return set.ToFile(syntax);
    }

    private static TestDataSet Slice(object? voxels = null)
    {
        TestDataSet set = Series.Slice(1, [0, 0, 0], voxels ?? new byte[24]);
        set.Add(0x00081140, "SQ", new[] { new TestDataSet { { 0x00081155, "UI", "1.2.3" } } });
        return set;
    }

    private static Volume Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return VolumeFile.Read(stream, "a.dcm", bytes.Length);
    }

    private static void Try(string name, byte[] bytes)
    {
        try
        {
            Read(bytes).ShouldNotBeNull(name);
        }
        catch (PinpointException exception)
        {
            exception.Message.ShouldNotContain('\n', name);
        }
    }
}
