using System.Diagnostics;
using System.Net;
using System.Text;
using Pinpoint.Testing;

namespace Pinpoint.DicomWeb.Tests;

/// <summary>The client against a server that answers well, badly and with malice.</summary>
public sealed class DicomWebClientTests
{
    private const string Study = "1.2.3";
    private const string Series = "1.2.3.4";
    private const string Instance = "1.2.3.4.5";
    private const string Secret = "5up3r-53cret";
    private static readonly byte[] Empty = FakeArchive.Answer(204, "", "");

    [Theory]
    [InlineData("3", "12")]
    [InlineData("\"3\"", "\"12\"")]
    [InlineData("3.0", "\" 12 \"")]
    public async Task Numbers_of_a_list_may_be_numbers_or_texts(string number, string instances)
    {
        using var archive = new FakeArchive(FakeArchive.Json(
            $$$"""
            [{"0020000E":{"vr":"UI","Value":["{{{Series}}}"]},"00080060":{"vr":"CS","Value":["CT"]},"00200011":{"vr":"IS","Value":[{{{number}}}]},
            "00201209":{"vr":"IS","Value":[{{{instances}}}]},"0008103E":{"vr":"LO"}},{"0020000E":{"vr":"UI","Value":["../../x"]}}]
            """));
        using var client = new DicomWebClient(OptionsOf(archive));

        SeriesEntry entry = (await client.FindSeriesAsync(Study)).ShouldHaveSingleItem();

        entry.ShouldBe(new SeriesEntry(Study, Series) { Modality = "CT", Number = 3, Instances = 12 });
        archive.Requests.ShouldHaveSingleItem().ShouldStartWith($"GET /dicom-web/studies/{Study}/series?");
    }

    [Fact]
    public async Task A_long_list_comes_page_by_page_and_a_server_that_repeats_itself_is_not_asked_for_ever()
    {
        string page = $"[{string.Join(',', Enumerable.Range(1, 150).Select(i => $$$"""{"00080018":{"Value":["1.2.{{{i}}}"]}}"""))}]";
        using var archive = new FakeArchive(FakeArchive.Json(page));
        using var client = new DicomWebClient(OptionsOf(archive));

        (await client.FindInstancesAsync(Study, Series)).Count.ShouldBe(150);

        archive.Requests.Count.ShouldBe(2);
        archive.Requests[1].ShouldContain("offset=150");
    }

    [Fact]
    public async Task No_content_is_an_empty_list()
    {
        using var archive = new FakeArchive(Empty);
        using var client = new DicomWebClient(OptionsOf(archive));
        (await client.FindSeriesAsync(Study)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Parts_are_the_very_bytes_that_were_sent()
    {
        // A part that holds what looks like a delimiter, one without headers, an empty one, and one larger than the block.
        string large = new('x', 200_000);
        using var archive = new FakeArchive(FakeArchive.Parts(
            "b", "Content-Type: application/dicom\r\n\r\nA\r\n--\r\n-b\r\n--", "\r\nB", "content-type: Application/DICOM; transfer-syntax=*\r\nX: y\r\n\r\n",
            $"Content-Type: application/dicom\r\n\r\n{large}\r"));
        using var client = new DicomWebClient(OptionsOf(archive));

        IReadOnlyList<byte[]> parts = await client.FetchSeriesAsync(Study, Series);

        parts.Select(Encoding.Latin1.GetString).ShouldBe(["A\r\n--\r\n-b\r\n--", "B", "", large + "\r"]);
        archive.Requests[0].ShouldContain("Accept: multipart/related; type=\"application/dicom\"; transfer-syntax=*");
    }

    public static TheoryData<string, string> Garbage => new()
    {
        { "multipart/related; type=\"application/dicom\"", "--b--" },
        { "application/dicom", "DICM" },
        { "text/html", "<html>Somebody^Secret</html>" },
        { "multipart/related; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--" },
        { "multipart/related; boundary=b", "--b\r\n" + new string('h', 40_000) },
        { "multipart/related; boundary=b", new string('p', 40_000) },
        { "multipart/related; boundary=b", "\r\n--b--\r\n" },
        { $"multipart/related; boundary={new string('b', 300)}", "x" },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task An_answer_that_is_no_series_is_refused_once_and_its_words_are_not_repeated(string type, string body)
    {
        using var archive = new FakeArchive(FakeArchive.Answer(200, type, body));
        using var client = new DicomWebClient(OptionsOf(archive));

        ArchiveException refused = await Should.ThrowAsync<ArchiveException>(client.FetchSeriesAsync(Study, Series));

        refused.MayPass.ShouldBeFalse();
        refused.Message.ShouldStartWith($"{archive.Root}/: its answer is damaged");
        refused.Message.ShouldNotContain("Secret");
        archive.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task A_list_that_is_none_is_refused(string body)
    {
        using var archive = new FakeArchive(FakeArchive.Json(body));
        using var client = new DicomWebClient(OptionsOf(archive));
        (await Should.ThrowAsync<ArchiveException>(client.FindSeriesAsync(Study))).Message.ShouldContain("damaged");
    }

    [Theory]
    [InlineData("""[1,null,"a",[],{"0020000E":5},{"0020000E":{"Value":{}}},{"0020000E":{"Value":[{"a":1}]}},{"0020000E":{"Value":[]}}]""")]
    public async Task Entries_of_another_form_are_passed_over(string body)
    {
        using var archive = new FakeArchive(FakeArchive.Json(body));
        using var client = new DicomWebClient(OptionsOf(archive));
        (await client.FindSeriesAsync(Study)).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_the_bounds_allow_is_refused()
    {
        string part = $"\r\n{new string('x', 1000)}";
        using var archive = new FakeArchive(FakeArchive.Parts("b", part, part, part));
        foreach (DicomWebOptions options in new[]
        {
            OptionsOf(archive) with { LargestInstance = 999 }, OptionsOf(archive) with { LargestSeries = 2999 }, OptionsOf(archive) with { MostItems = 2 },
        })
        {
            using var client = new DicomWebClient(options);
            (await Should.ThrowAsync<ArchiveException>(client.FetchSeriesAsync(Study, Series))).Message.ShouldContain("damaged");
        }

        using var exact = new DicomWebClient(OptionsOf(archive) with { LargestInstance = 1000, LargestSeries = 3000, MostItems = 3 });
        (await exact.FetchSeriesAsync(Study, Series)).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(401, "credentials")]
    [InlineData(403, "may not")]
    [InlineData(404, "no such study or series")]
    [InlineData(302, "elsewhere")]
    [InlineData(500, "its log")]
    public async Task A_refusal_is_told_and_not_asked_again(int status, string words)
    {
        using var archive = new FakeArchive(FakeArchive.Answer(status, "text/plain", "Somebody^Secret", "Location: http://127.0.0.1:1/\r\n"));
        using var client = new DicomWebClient(OptionsOf(archive) with { Credentials = DicomWebCredentials.Bearer(Secret) });

        ArchiveException refused = await Should.ThrowAsync<ArchiveException>(client.FindSeriesAsync(Study));

        refused.Status.ShouldBe((HttpStatusCode)status);
        refused.Message.ShouldContain(words);
        refused.ToString().ShouldNotContain("Secret");
        refused.ToString().ShouldNotContain(Secret);
        archive.Requests.Count.ShouldBe(1);
        archive.Requests[0].ShouldContain($"Authorization: Bearer {Secret}");
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_busy_archive_is_asked_again(int status)
    {
        using var archive = new FakeArchive(
            FakeArchive.Answer(status, "", "", "Retry-After: 0\r\n"), FakeArchive.Answer(status, "", ""), FakeArchive.Parts("b", "\r\nA"));
        using var client = new DicomWebClient(OptionsOf(archive));

        (await client.FetchSeriesAsync(Study, Series)).ShouldHaveSingleItem();

        archive.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_tried_again_before_the_answer_and_in_the_middle_of_it()
    {
        byte[] whole = FakeArchive.Parts("b", "\r\nA");
        using var archive = new FakeArchive([], whole[..^12], whole);
        using var client = new DicomWebClient(OptionsOf(archive));

        (await client.FetchSeriesAsync(Study, Series)).ShouldHaveSingleItem();

        archive.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Attempts_and_waits_are_bounded_and_cancellable()
    {
        using var archive = new FakeArchive(FakeArchive.Answer(503, "", "", "Retry-After: 3600\r\n"));
        using (var client = new DicomWebClient(OptionsOf(archive) with { Attempts = 3 }))
        {
            ArchiveException busy = await Should.ThrowAsync<ArchiveException>(client.FindSeriesAsync(Study));
            busy.MayPass.ShouldBeTrue();
            archive.Requests.Count.ShouldBe(3);
        }

        using var slow = new DicomWebClient(OptionsOf(archive) with { LongestWait = TimeSpan.FromHours(1) });
        using var stop = new CancellationTokenSource(100);
        await Should.ThrowAsync<OperationCanceledException>(slow.FindSeriesAsync(Study, cancellationToken: stop.Token));
    }

    [Fact]
    public async Task No_archive_at_all_is_told_of_in_one_line()
    {
        string root;
        using (var gone = new FakeArchive(Empty))
        {
            root = gone.Root;
        }

        using var client = new DicomWebClient(new DicomWebOptions(root) { Attempts = 2, FirstWait = TimeSpan.FromMilliseconds(1) });
        ArchiveException exception = await Should.ThrowAsync<ArchiveException>(client.FindSeriesAsync(Study));
        exception.Message.ShouldContain("cannot be connected to");
        exception.MayPass.ShouldBeTrue();
    }

    [Fact]
    public async Task Silence_ends_a_request()
    {
        byte[] half = Encoding.ASCII.GetBytes("HTTP/1.1 200 X\r\nContent-Type: application/dicom+json\r\nContent-Length: 100\r\n\r\n[");
        using var archive = new SilentArchive(half);
        using var client = new DicomWebClient(new DicomWebOptions(archive.Root) { Attempts = 1, Silence = TimeSpan.FromMilliseconds(200) });
        (await Should.ThrowAsync<ArchiveException>(client.FindSeriesAsync(Study))).Message.ShouldContain("said nothing for 0.2 s");
    }

    [Fact]
    public async Task An_instance_is_sent_as_the_standard_has_it()
    {
        using var archive = new FakeArchive(FakeArchive.Json($$$"""{"00081199":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["{{{Instance}}}"]}}]}}"""));
        using var client = new DicomWebClient(OptionsOf(archive));

        StoreOutcome stored = await client.StoreAsync(Study, Instance, "DICM"u8.ToArray());

        stored.ShouldBe(new StoreOutcome(Instance, null));
        string request = archive.Requests.ShouldHaveSingleItem();
        request.ShouldStartWith($"POST /dicom-web/studies/{Study} HTTP/1.1");
        request.ShouldContain("Content-Type: multipart/related; type=\"application/dicom\"; boundary=");
        request.ShouldContain("Content-Type: application/dicom\r\n\r\nDICM\r\n--");
    }

    [Theory]
    [InlineData(409, "272", "processing it failed")]
    [InlineData(409, "\"290\"", "does not keep reports of this kind")]
    [InlineData(409, "42756", "out of resources")]
    [InlineData(202, "49152", "does not understand")]
    [InlineData(200, "4660", "reason 1234")]
    public async Task An_instance_that_was_not_stored_is_told_of_with_the_reason(int status, string reason, string words)
    {
        // As Orthanc: no media type.
        using var archive = new FakeArchive(FakeArchive.Answer(
            status,
            status == 409 ? "" : "application/dicom+json",
            $$$"""{"00081198":{"Value":[{"00081155":{"Value":["{{{Instance}}}"]},"00081197":{"Value":[{{{reason}}}]}}]}}"""));
        using var client = new DicomWebClient(OptionsOf(archive));

        ArchiveException refused = await Should.ThrowAsync<ArchiveException>(client.StoreAsync(Study, Instance, [1]));

        refused.Message.ShouldContain($"answers {status} and did not store the report");
        refused.Message.ShouldContain(words);
        archive.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task A_202_that_does_not_name_the_instance_is_no_success(string body)
    {
        using var archive = new FakeArchive(FakeArchive.Answer(202, "application/dicom+json", body));
        using var client = new DicomWebClient(OptionsOf(archive));
        await Should.ThrowAsync<ArchiveException>(client.StoreAsync(Study, Instance, [1]));
    }

    [Fact]
    public async Task A_warning_is_handed_on()
    {
        using var archive = new FakeArchive(FakeArchive.Answer(
            202, "application/dicom+json", $$$"""{"00081199":{"Value":[{"00081155":{"Value":["{{{Instance}}}"]},"00081196":{"Value":[45056]}}]}}"""));
        using var client = new DicomWebClient(OptionsOf(archive));
        (await client.StoreAsync(Study, Instance, [1])).Warning.ShouldNotBeNull().ShouldContain("with changes");
    }

    [Theory]
    [InlineData("../../admin")]
    [InlineData("1.2?x=y")]
    [InlineData("")]
    [InlineData("1..2")]
    [InlineData(".1")]
    [InlineData("1.22222222222222222222222222222222222222222222222222222222222222222")]
    public async Task What_is_no_uid_reaches_no_address(string uid)
    {
        using var archive = new FakeArchive(Empty);
        using var client = new DicomWebClient(OptionsOf(archive));
        await Should.ThrowAsync<UsageException>(() => client.FindSeriesAsync(uid));
        await Should.ThrowAsync<UsageException>(() => client.FetchSeriesAsync(Study, uid));
        await Should.ThrowAsync<UsageException>(() => client.StoreAsync(Study, uid, [1]));
        await Should.ThrowAsync<UsageException>(() => client.FindRecentSeriesAsync("C/T", new DateOnly(2026, 1, 2)));
        archive.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_told_of_in_one_line_and_not_asked_again()
    {
        using var archive = new TlsArchive();
        using var client = new DicomWebClient(new DicomWebOptions(archive.Root) { FirstWait = TimeSpan.FromMinutes(1) });
        var clock = Stopwatch.StartNew();

        ArchiveException refused = await Should.ThrowAsync<ArchiveException>(client.FindSeriesAsync(Study));

        refused.Message.ShouldContain("no secure connection");
        refused.Message.ShouldContain("certificate");
        refused.Message.ShouldNotContain("\n");
        refused.MayPass.ShouldBeFalse();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(50));
    }

    private static DicomWebOptions OptionsOf(FakeArchive archive) =>
        new(archive.Root) { FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(20) };
}
