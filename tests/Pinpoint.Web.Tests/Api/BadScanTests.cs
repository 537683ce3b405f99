using System.Net.Sockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Api;

[Collection(ServedHeadsCollection.Name)]
public sealed class BadScanTests(ServedHeads heads)
{
    private static byte[] ThreeGigabytes => Encoding.ASCII.GetBytes("NRRD0004\ntype: uint8\ndimension: 3\nsizes: 1500 1500 1400\nencoding: raw\n\nshort");

    [Fact]
    public async Task A_wrong_file_gets_a_clear_line_and_the_server_goes_on()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        byte[] scan = File.ReadAllBytes(heads.Scan());
        await TestServer.ShouldBeProblem(
            await server.SendAsync("Dear server, this is a letter."u8.ToArray(), "?name=letter.txt"), 415, "letter.txt",
            "neither NIfTI, MetaImage, NRRD nor DICOM");
        await TestServer.ShouldBeProblem(await server.SendAsync([], "?name=empty.nii"), 422, "empty.nii", "empty");
        await TestServer.ShouldBeProblem(await server.SendAsync(scan[..(scan.Length / 2)], "?name=cut.nii.gz"), 422, "cut.nii.gz", "truncated");
        await TestServer.ShouldBeProblem(await server.SendAsync(ThreeGigabytes, "?name=big.nrrd"), 422, "big.nrrd", "truncated");
        await TestServer.ShouldBeProblem(
            await server.SendAsync(
                Encoding.ASCII.GetBytes("NRRD0004\ntype: uint8\ndimension: 3\nsizes: 2 2 2\nencoding: raw\ndata file: /etc/passwd\n\n"),
                "?name=../../etc/x.nhdr"), 422, "x.nhdr: data file", "one file");
        await TestServer.ShouldBeProblem(
            await server.SendAsync(
                [.. Encoding.ASCII.GetBytes("NRRD0004\ntype: uint8\ndimension: 3\nsizes: 4 4 4\nencoding: raw\n\n"), .. new byte[64]], "?name=blank.nrrd"),
            422, "blank.nrrd", "all voxels have the value 0");
        (await server.SendAsync(scan)).EnsureSuccessStatusCode();
        server.Faults.ShouldBeEmpty();
        await server.UntilAsync("pinpoint_scan_memory_bytes", 0);
    }

    [Fact]
    public async Task Three_gigabytes_promised_in_a_body_of_unknown_length_cost_no_memory()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { LargestMemory = 1 << 30 });
        using var content = new StreamContent(new MemoryStream(ThreeGigabytes));
        using var request = new HttpRequestMessage(HttpMethod.Post, TestServer.Predict) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        await TestServer.ShouldBeProblem(await server.Client.SendAsync(request), 413, "memory", "crop");
    }

    [Fact]
    public async Task A_small_scan_of_huge_voxels_is_refused_before_its_grid_is_made()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        byte[] huge = Encoding.ASCII.GetBytes(
            "NRRD0004\ntype: uint8\ndimension: 3\nspace: LPS\nspace directions: (9000,0,0) (0,9000,0) (0,0,9000)\nsizes: 2 2 2\nencoding: raw\n\n12345678");
        await TestServer.ShouldBeProblem(await server.SendAsync(huge), 413, "GiB of memory");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_so_or_not()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { LargestBody = 4096 });
        byte[] scan = File.ReadAllBytes(heads.ScanAs(".nii"));
        await TestServer.ShouldBeProblem(await server.SendAsync(scan), 413, "larger than");
        using var request = new HttpRequestMessage(HttpMethod.Post, TestServer.Predict) { Content = new StreamContent(new MemoryStream(scan)) };
        request.Headers.TransferEncodingChunked = true;
        await TestServer.ShouldBeProblem(await server.Client.SendAsync(request), 413, "larger than");
        await server.UntilAsync("pinpoint_predictions_waiting", 0);
    }

    [Fact]
    public async Task Whatever_bytes_come_the_answer_is_landmarks_or_a_problem_and_never_a_fault()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { LargestMemory = 1 << 28 });
        byte[][] scans = [.. new[] { ".nii", ".nii.gz", ".nrrd", ".mha" }.Select(ending => File.ReadAllBytes(heads.ScanAs(ending)))];
        Gen<(int Scan, int Cut, int[] Changes)> hostile =
            from scan in Gen.Choose(0, scans.Length - 1)
            from cut in Gen.Choose(1, 100)
            from changes in Gen.Choose(0, 360 * 256).ArrayOf(6)
            select (scan, cut, changes);
        foreach (var (scan, cut, changes) in hostile.Sample(80))
        {
            byte[] bytes = [.. scans[scan][..(scans[scan].Length * cut / 100)]];
            foreach (int change in changes.Where(_ => bytes.Length > 0))
            {
                bytes[(change >> 8) % bytes.Length] = (byte)change;
            }

            HttpResponseMessage answer = await server.SendAsync(bytes, "?name=scan");
            ((int)answer.StatusCode).ShouldBeOneOf(200, 413, 415, 422);
        }

        server.Faults.ShouldBeEmpty();
        await server.UntilAsync("pinpoint_scan_memory_bytes", 0);
    }

    [Fact]
    public async Task A_client_that_hangs_up_while_sending_frees_its_place()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { Queue = 0 });
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await socket.ConnectAsync("127.0.0.1", server.Address.Port);
            await socket.SendAsync(
                Encoding.ASCII.GetBytes($"POST {TestServer.Predict} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\nNRRD0004\n"));
            await server.UntilAsync("pinpoint_predictions_waiting", 1);
            HttpResponseMessage turnedAway = await server.SendScanAsync(heads.Scan());
            await TestServer.ShouldBeProblem(turnedAway, 429, "under way");
            turnedAway.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().TotalSeconds.ShouldBeGreaterThanOrEqualTo(1);
        }

        await server.UntilAsync("pinpoint_predictions_waiting", 0);
        (await server.SendScanAsync(heads.Scan())).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_client_that_sends_too_slowly_is_told_so_and_frees_its_place()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { Timeout = TimeSpan.FromMilliseconds(300) });
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", server.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST {TestServer.Predict} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\nNRRD0004\n"));
        byte[] answer = new byte[4096];
        int count = await socket.ReceiveAsync(answer);
        string text = Encoding.ASCII.GetString(answer, 0, count);
        text.ShouldStartWith("HTTP/1.1 503");
        await server.UntilAsync("pinpoint_predictions_waiting", 0);
    }
}
