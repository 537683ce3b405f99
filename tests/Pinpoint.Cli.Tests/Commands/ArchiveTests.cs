using System.Runtime.InteropServices;
using System.Text.Json;
using Pinpoint.DicomWeb;
using Pinpoint.Imaging;
using Pinpoint.Phantoms;
using Pinpoint.Testing;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary><c>predict --dicomweb</c> against a real archive, and against what is none.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class ArchiveTests(TinyHeads heads)
{
    private const string Study = "2.25.4001";
    private const string Secret = "5up3r-53cret";

    [OrthancFact]
    public async Task A_scan_of_an_archive_is_predicted_as_its_folder_is_and_its_report_stored_once()
    {
        using var folder = new TemporaryFolder();
        using var orthanc = new Orthanc(folder.File("orthanc"), password: Secret);
        string scan = folder.File("scan");
        byte[][] whole = Slices("2.25.5001", "4", "Head", 20);
        Directory.CreateDirectory(scan);
        for (int i = 0; i < whole.Length; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(scan, $"{i}.dcm"), whole[i]);
        }

        await orthanc.StoreAsync([.. whole, .. Slices("2.25.5002", "5", "Scout", 4)]);
        string credentials = folder.File("credentials");
        await File.WriteAllTextAsync(credentials, $"user=pinpoint\npassword={Secret}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(credentials, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        string[] archived = ["predict", heads.Model, "--dicomweb", orthanc.Root, "--study", Study, "--credentials", credentials, "--threads", "1"];
        JsonElement there = CommandLine.Run("predict", heads.Model, scan, "--json", "--threads", "1").Succeeds().Json.GetProperty("cases")[0];

        CommandLine json = CommandLine.Run([.. archived, "--json", "--store"]).Succeeds();
        json.Json.GetProperty("cases")[0].GetProperty("landmarks").GetRawText().ShouldBe(there.GetProperty("landmarks").GetRawText());
        json.Error.ShouldContain("stored: report ");
        CommandLine.Run([.. archived, "--store"]).Succeeds().Output.ShouldContain("stored already: report series ");
        string answers = folder.File("answers");
        CommandLine forced = CommandLine.Run([.. archived, "--series", "Head", "-o", answers, "--format", "mrk.json,dicom-sr", "--store", "--force"])
            .Succeeds();
        forced.Output.ShouldContain("stored: report ");
        Directory.GetFiles(answers).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["2.25.5001.dcm", "2.25.5001.mrk.json"]);

        using var client = new DicomWebClient(new DicomWebOptions(orthanc.Root) { Credentials = DicomWebCredentials.Basic("pinpoint", Secret) });
        (await client.FindSeriesAsync(Study)).Count(series => series.Modality == "SR").ShouldBe(2);

        CommandLine.Run([.. archived, "--series", "Leg"]).FailsWith(3, "'Leg'", "2.25.5001");
        CommandLine.Run([.. archived, "--series", "2.25.404"]).FailsWith(3, "2.25.404");
        CommandLine wrong = CommandLine.Run("predict", heads.Model, "--dicomweb", orthanc.Root, "--study", Study);
        wrong.FailsWith(3, "answers 401", DicomWebCredentials.UserVariable);
        (json.Error + forced.Output + forced.Error + wrong.Error).ShouldNotContain(Secret);
        (json.Output + json.Error + forced.Output + forced.Error).ShouldNotContain("Somebody");
    }

    [Theory]
    [InlineData(2, "SCAN")]
    [InlineData(2, "--study", "--study", "1.2")]
    [InlineData(2, "--study", "--dicomweb", "http://127.0.0.1:9")]
    [InlineData(2, "--store", "scan.nii.gz", "--store")]
    [InlineData(2, "scan.nii.gz", "scan.nii.gz", "--dicomweb", "http://127.0.0.1:9", "--study", "1.2")]
    [InlineData(2, "no UID", "--dicomweb", "http://127.0.0.1:9", "--study", "http://elsewhere")]
    [InlineData(2, "no address", "--dicomweb", "pacs.example.org", "--study", "1.2")]
    [InlineData(2, "holds a user", "--dicomweb", "http://me:5up3r-53cret@127.0.0.1:9", "--study", "1.2")]
    [InlineData(2, "--dicomweb", "scan.nii.gz", "--credentials", "file")]
    [InlineData(3, "nowhere", "--dicomweb", "http://127.0.0.1:9", "--study", "1.2", "--credentials", "nowhere")]
    public void What_does_not_go_together_is_refused(int code, string words, params string[] arguments)
    {
        CommandLine run = CommandLine.Run(["predict", heads.Model, .. arguments]);
        run.FailsWith(code, words);
        run.Error.ShouldNotContain(Secret);
    }

    [Fact]
    public void An_archive_that_is_busy_ends_with_the_code_of_what_may_go_well_later()
    {
        using var archive = new FakeArchive(FakeArchive.Answer(503, "", "", "Retry-After: 0\r\n"));
        CommandLine.Run("predict", heads.Model, "--dicomweb", archive.Root, "--study", "1.2").FailsWith(4, "answers 503", "try again later");
        archive.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public void A_file_of_credentials_that_others_may_read_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("open"), $"token={Secret}");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.File("open"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
            CommandLine run = CommandLine.Run(
                "predict", heads.Model, "--dicomweb", "http://127.0.0.1:9", "--study", "1.2", "--credentials", folder.File("open"));
            run.FailsWith(3, "chmod 600");
            run.Error.ShouldNotContain(Secret);
        }
    }

    private static byte[][] Slices(string seriesUid, string number, string description, int count)
    {
        Volume volume = HeadPhantom.Create(1, 10, TinyHeads.Form).Volume;
        int size = volume.Size.X;
        float[] intensities = new float[volume.Size.Voxels];
        volume.ReadIntensities(intensities);
        var series = new TestSeries(size, size)
        {
            StudyUid = Study,
            SeriesUid = seriesUid,
            Number = number,
            Description = description,
            PixelSpacing = [TinyHeads.Form.SpacingMm, TinyHeads.Form.SpacingMm],
        };
        return [.. Enumerable.Range(0, Math.Min(count, volume.Size.Z)).Select(z =>
        {
            WorldPoint corner = volume.ToWorld(new VoxelPoint(0, 0, z));
            short[] slice = [.. intensities.AsSpan(z * size * size, size * size).ToArray().Select(value => (short)value)];
            return series.Slice(z + 1, [corner.X, corner.Y, corner.Z], MemoryMarshal.AsBytes<short>(slice).ToArray()).ToFile(TestSyntax.ExplicitLittle);
        })];
    }
}
