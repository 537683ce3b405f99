using System.Security.Cryptography;
using System.Text;
using Pinpoint.DicomWeb;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Archives;

/// <summary>Requests for scans of the archive that are wrong, and archives that are.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class ArchiveRequestTests(ServedHeads heads)
{
    private const string Study = """{"study":"1.2.3"}""";
    private const string List = """[{"0020000E":{"vr":"UI","Value":["1.2.3.4"]},"00201209":{"vr":"IS","Value":[20]}}]""";
    private static readonly Uri Predict = new("/api/v1/dicomweb/predict", UriKind.Relative);

    [Fact]
    public async Task A_server_without_an_archive_asks_nobody()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(await server.Client.PostAsync(Predict, TestServer.Json(Study)), 404, "--dicomweb");
    }

    [Theory]
    [InlineData("{}", 400, "study")]
    [InlineData("""{"study":"http://127.0.0.1/"}""", 400, "study")]
    [InlineData("""{"study":"1.2/../3"}""", 400, "study")]
    [InlineData("""{"study":"1.2","series":""}""", 400, "series")]
    [InlineData("""{"study":"1.2","model":"other"}""", 404, "no model")]
    [InlineData("""{"study":"1.2","wait":false}""", 400, "store")]
    [InlineData("""{"study":"1.2","force":true}""", 400, "store")]
    [InlineData("""{"study":"1.2","archive":"http://127.0.0.1/"}""", 422, "JSON")]
    [InlineData("""{"study":"1.2","store":"yes"}""", 422, "JSON")]
    [InlineData("null", 422, "null")]
    public async Task A_request_that_is_wrong_reaches_no_archive(string body, int status, string words)
    {
        using var archive = new FakeArchive(FakeArchive.Json("[]"));
        await using TestServer server = await TestServer.StartAsync(OptionsOf(archive));
        await TestServer.ShouldBeProblem(await server.Client.PostAsync(Predict, TestServer.Json(body)), status, words);
        archive.Requests.ShouldBeEmpty();
    }

    public static TheoryData<byte[][], int, string> Wrong => new()
    {
        { [FakeArchive.Answer(401, "text/plain", "Somebody^Secret")], 502, "asks for credentials" },
        { [FakeArchive.Answer(404, "text/plain", "Somebody^Secret")], 404, "no such study" },
        { [FakeArchive.Answer(503, "", "")], 502, "is busy" },
        { [FakeArchive.Answer(200, "text/html", "<html>Somebody^Secret")], 502, "damaged" },
        { [FakeArchive.Json("[]")], 422, "has no series of images" },
        { [FakeArchive.Json(List), FakeArchive.Answer(200, "application/dicom", "DICM")], 502, "damaged" },
        { [FakeArchive.Json(List), FakeArchive.Parts("b", "\r\nno DICOM at all")], 422, "1.2.3.4" },
        { [FakeArchive.Json(List), FakeArchive.Parts("b", $"\r\n{new string('x', 1 << 21)}")], 502, "larger than" },
    };

    // Looking for tests would write each of two million bytes out as a text.
    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task An_archive_that_refuses_or_is_none_is_told_of_in_one_line_and_gives_the_place_back(byte[][] answers, int status, string words)
    {
        using var archive = new FakeArchive(answers);
        await using TestServer server = await TestServer.StartAsync(OptionsOf(archive) with { LargestBody = 1 << 20 });

        HttpResponseMessage answer = await server.Client.PostAsync(Predict, TestServer.Json(Study));

        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Secret");
        await TestServer.ShouldBeProblem(answer, status, words);
        (await server.FigureAsync("pinpoint_predictions_waiting")).ShouldBe(0);
        (await server.FigureAsync("pinpoint_scan_memory_bytes")).ShouldBe(0);
        server.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scan_that_is_queued_is_tried_until_the_archive_answers_and_then_leaves_the_queue()
    {
        byte[] busy = FakeArchive.Answer(503, "", "");
        using var archive = new FakeArchive([.. Enumerable.Repeat(busy, 7), FakeArchive.Json("[]")]);
        await using TestServer server = await TestServer.StartAsync(OptionsOf(archive) with { FirstArchivePause = TimeSpan.FromMilliseconds(1) });

        (await server.Client.PostAsync(Predict, TestServer.Json("""{"study":"1.2.3","store":true,"wait":false}"""))).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.Accepted);

        await server.UntilAsync("pinpoint_archive_scans_total{result=\"failed\"}", 1);
        archive.Requests.Count.ShouldBe(8);
        (await server.FigureAsync("pinpoint_archive_waiting")).ShouldBe(0);
    }

    [Fact]
    public async Task A_report_that_the_archive_kept_though_it_broke_off_is_counted_as_stored()
    {
        const int Number = 41;
        string series = ArchivedHeads.SeriesUid(Number);
        byte[][] files = ArchivedHeads.Files(Number);
        string[] images = [.. Enumerable.Range(1, files.Length).Select(slice => $"{series}.{slice}")];
        string hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(ModelFile.PathOf(heads.ModelFolder))));
        byte[] listed = FakeArchive.Json($"[{Found("0020000E", series)}]");
        byte[] instances = FakeArchive.Json($"[{string.Join(',', images.Select(image => Found("00080018", image)))}]");
        byte[] nothing = FakeArchive.Json("[]");
        byte[] broken = FakeArchive.Answer(503, "", "");
        byte[] scan = FakeArchive.Parts("b", files.Select(file => $"Content-Type: application/dicom\r\n\r\n{Encoding.Latin1.GetString(file)}"));
        byte[] kept = FakeArchive.Json($"[{Found("0020000E", ReportIdentity.Of(hash, series, images).SeriesUid)}]");
        using var archive = new FakeArchive(listed, instances, nothing, scan, nothing, broken, broken, listed, instances, kept);
        await using TestServer server = await TestServer.StartAsync(OptionsOf(archive) with { FirstArchivePause = TimeSpan.FromMilliseconds(1) });

        await server.Client.PostAsync(
            Predict, TestServer.Json($$"""{"study":"{{ArchivedHeads.StudyUid(Number)}}","series":"{{series}}","store":true,"wait":false}"""));

        await server.UntilAsync("pinpoint_archive_scans_total{result=\"stored\"}", 1);
        (await server.FigureAsync("pinpoint_archive_scans_total{result=\"known\"}")).ShouldBe(0);
        archive.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)).ShouldBe(2);

        static string Found(string tag, string uid) => $$$"""{"{{{tag}}}":{"vr":"UI","Value":["{{{uid}}}"]}}""";
    }

    [Fact]
    public async Task A_full_queue_turns_further_scans_away()
    {
        using var archive = new FakeArchive(FakeArchive.Answer(503, "", ""));
        await using TestServer server = await TestServer.StartAsync(
            OptionsOf(archive) with { LongestArchiveQueue = 1, FirstArchivePause = TimeSpan.FromHours(1) });
        await server.Client.PostAsync(Predict, TestServer.Json("""{"study":"1.2.3","store":true,"wait":false}"""));

        // The same scan again takes no further place, another one would.
        await server.UntilAsync("pinpoint_archive_waiting", 1);
        await UntilAsync(() => archive.Requests.Count == 2);
        await server.UntilAsync("pinpoint_archive_waiting", 1);
        (await server.Client.PostAsync(Predict, TestServer.Json("""{"study":"1.2.3","store":true,"wait":false}"""))).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.Accepted);
        await TestServer.ShouldBeProblem(
            await server.Client.PostAsync(Predict, TestServer.Json("""{"study":"1.2.4","store":true,"wait":false}""")), 429, "wait");
    }

    [Theory]
    [InlineData("C/T", "--sweep: 'C/T'")]
    [InlineData("", "--sweep: ''")]
    public async Task A_sweep_for_what_is_no_modality_is_refused(string modality, string words)
    {
        using var archive = new FakeArchive(FakeArchive.Json("[]"));
        (await Should.ThrowAsync<UsageException>(TestServer.StartAsync(OptionsOf(archive) with { SweepModalities = [modality] }))).Message.ShouldContain(words);
    }

    [Fact]
    public async Task A_sweep_needs_an_archive_and_one_model()
    {
        (await Should.ThrowAsync<UsageException>(TestServer.StartAsync(heads.Options with { SweepModalities = ["CT"] }))).Message.ShouldContain("--dicomweb");
        using var archive = new FakeArchive(FakeArchive.Json("[]"));
        (await Should.ThrowAsync<UsageException>(TestServer.StartAsync(
            OptionsOf(archive) with { SweepModalities = ["CT"], Models = [heads.ModelFolder, heads.ModelFolder] }))).Message.ShouldContain("2 are served");
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (int round = 0; !condition(); round++)
        {
            round.ShouldBeLessThan(600);
            await Task.Delay(25);
        }
    }

    private ServeOptions OptionsOf(FakeArchive archive) => heads.Options with
    {
        Archive = new DicomWebOptions(archive.Root) { Attempts = 2, FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(5) },
    };
}
