using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Corrections;

[Collection(ServedHeadsCollection.Name)]
public sealed class CorrectionTests(ServedHeads heads)
{
    private const string Point = """{"landmarks":[{"name":"a","position_lps_mm":[1,2,3],"status":"defined"}]}""";
    private const string Moved = """{"landmarks":[{"name":"a","position_lps_mm":[4,5,6],"status":"defined"}]}""";

    [Fact]
    public async Task Corrected_cases_become_a_data_set()
    {
        string folder = heads.Folder(Guid.NewGuid().ToString("N"));
        await using TestServer server = await TestServer.StartAsync(heads.Options with { CorrectionsFolder = folder });
        (await Save(server, "head.nii.gz", heads.Scan(20), Point)).ShouldBe(("head", false));
        (await Save(server, "head.nii.gz", heads.Scan(21), Point)).ShouldBe(("head-2", false));
        (await Save(server, "head.nii.gz", heads.Scan(20), Moved)).ShouldBe(("head", true));
        (await Save(server, "../../etc/pass wd?.bin", heads.ScanAs(".nrrd", 22), Point)).ShouldBe(("pass_wd", false));

        var data = Dataset.Open(folder);
        data.Warnings.ShouldBeEmpty();
        data.Cases.Select(item => item.Name).ShouldBe(["head", "head-2", "pass_wd"]);
        data.ReadLandmarks(data.Cases[0])[0].Position.ShouldBe(new WorldPoint(4, 5, 6));
        Dataset.ReadVolume(data.Cases[0]).Bytes().SequenceEqual(VolumeFile.Read(heads.Scan(20)).Bytes()).ShouldBeTrue();
        Dataset.ReadVolume(data.Cases[2]).Bytes().SequenceEqual(VolumeFile.Read(heads.Scan(22)).Bytes()).ShouldBeTrue();
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length.ShouldBe(7);
        Directory.GetFiles(Path.Combine(folder, "earlier")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_scan_under_another_name_or_in_another_file_replaces_and_loses_nothing()
    {
        string folder = heads.Folder(Guid.NewGuid().ToString("N"));
        await using TestServer server = await TestServer.StartAsync(heads.Options with { CorrectionsFolder = folder });
        (await Save(server, "head.nii.gz", heads.Scan(20), Point)).ShouldBe(("head", false));
        (await Save(server, "anonymous.nrrd", heads.ScanAs(".nrrd", 20), Moved)).ShouldBe(("head", true));
        (await Save(server, "again.nii.gz", heads.Scan(20), Moved)).ShouldBe(("head", true));

        var data = Dataset.Open(folder);
        data.Cases.Count.ShouldBe(1);
        data.ReadLandmarks(data.Cases[0])[0].Position.ShouldBe(new WorldPoint(4, 5, 6));
        string earlier = Directory.GetFiles(Path.Combine(folder, "earlier")).ShouldHaveSingleItem();
        LandmarkFile.Read(earlier)[0].Position.ShouldBe(new WorldPoint(1, 2, 3));
    }

    [Fact]
    public async Task Two_people_with_one_scan_hear_of_each_other()
    {
        string folder = heads.Folder(Guid.NewGuid().ToString("N"));
        await using TestServer server = await TestServer.StartAsync(heads.Options with { CorrectionsFolder = folder });
        byte[] scan = File.ReadAllBytes(heads.Scan(20));
        HttpResponseMessage first = await Send(server, "head.nii.gz", scan, Point, ("If-None-Match", "*"));
        ((int)first.StatusCode).ShouldBe(201);
        string version = first.Headers.ETag.ShouldNotBeNull().Tag;

        HttpResponseMessage second = await Send(server, "head.nii.gz", scan, Moved, ("If-None-Match", "*"));
        await TestServer.ShouldBeProblem(second, 412, "somebody has kept landmarks of this scan meanwhile");
        second.Headers.ETag.ShouldNotBeNull().Tag.ShouldBe(version);
        await TestServer.ShouldBeProblem(await Send(server, "head.nii.gz", scan, Moved, ("If-Match", "\"other\"")), 412, "ETag");
        await TestServer.ShouldBeProblem(
            await Send(server, "new.nii.gz", File.ReadAllBytes(heads.Scan(21)), Moved, ("If-Match", version)), 412, "without If-Match");
        LandmarkFile.Read(Path.Combine(folder, "landmarks", "head.mrk.json"))[0].Position.ShouldBe(new WorldPoint(1, 2, 3));

        HttpResponseMessage third = await Send(server, "head.nii.gz", scan, Moved, ("If-Match", version));
        ((int)third.StatusCode).ShouldBe(201);
        (third.Headers.ETag.ShouldNotBeNull().Tag == version).ShouldBeFalse();
        (await TestServer.JsonOf(third)).GetProperty("earlier_file").GetString().ShouldBe("earlier/head-1.mrk.json");
        Dataset.Open(folder).Cases.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_of_before_anybody_corrects_anything()
    {
        string file = heads.Folder("no-folder");
        File.WriteAllText(file, "a file");
        string below = Path.Combine(file, "corrections");
        ResourceException refused = await Should.ThrowAsync<ResourceException>(PinpointServer.StartAsync(heads.Options with { CorrectionsFolder = below }));
        refused.Message.ShouldBe($"--corrections {below}: cannot be written; choose another folder, or check the disk and the rights to it");
    }

    [Fact]
    public async Task What_is_no_scan_or_no_landmarks_leaves_nothing_behind()
    {
        string folder = heads.Folder(Guid.NewGuid().ToString("N"));
        await using TestServer server = await TestServer.StartAsync(heads.Options with { CorrectionsFolder = folder });
        byte[] scan = File.ReadAllBytes(heads.Scan());
        await TestServer.ShouldBeProblem(await Send(server, "cut.nii.gz", scan[..(scan.Length / 2)], Point), 422, "truncated");
        await TestServer.ShouldBeProblem(await Send(server, "a.txt", "text"u8.ToArray(), Point), 415, "a.txt");
        await TestServer.ShouldBeProblem(await Send(server, "a.nii.gz", scan, "{}"), 422, "no landmarks");
        using var alone = new MultipartFormDataContent { { new ByteArrayContent(scan), "scan", "a.nii.gz" } };
        await TestServer.ShouldBeProblem(await server.Client.PostAsync(new Uri("/api/v1/corrections", UriKind.Relative), alone), 422, "'landmarks'");
        await TestServer.ShouldBeProblem(
            await server.Client.PostAsync(new Uri("/api/v1/corrections", UriKind.Relative), TestServer.Json(Point)), 415, "multipart/form-data");
        (Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : []).ShouldBeEmpty();
        server.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Landmarks_that_a_person_put_beside_are_not_doubled()
    {
        string folder = heads.Folder(Guid.NewGuid().ToString("N"));
        await using TestServer server = await TestServer.StartAsync(heads.Options with { CorrectionsFolder = folder });
        (await Save(server, "head.nii.gz", heads.Scan(20), Point)).ShouldBe(("head", false));
        string labels = Path.Combine(folder, "landmarks", "head.mrk.json");
        LandmarkFile.Write(Path.Combine(folder, "landmarks", "head.fcsv"), LandmarkFile.Read(labels));
        File.Delete(labels);
        await TestServer.ShouldBeProblem(await Send(server, "head.nii.gz", File.ReadAllBytes(heads.Scan(20)), Moved), 409, "head.fcsv", "remove");
        Dataset.Open(folder).Cases.Count.ShouldBe(1);
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_scan_of_several_frames_is_refused_for_training_cannot_read_it()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { CorrectionsFolder = heads.Folder(Guid.NewGuid().ToString("N")) });
        byte[] bytes = File.ReadAllBytes(heads.ScanAs(".nii"));
        BitConverter.GetBytes((short)4).CopyTo(bytes, 40);
        BitConverter.GetBytes((short)2).CopyTo(bytes, 48);
        await TestServer.ShouldBeProblem(await Send(server, "a.nii", [.. bytes, .. bytes[352..]], Point), 422, "frames");
    }

    [Fact]
    public async Task A_body_that_ends_early_or_comes_too_slowly_is_told_of()
    {
        string folder = heads.Folder(Guid.NewGuid().ToString("N"));
        await using TestServer server = await TestServer.StartAsync(heads.Options with { CorrectionsFolder = folder, Timeout = TimeSpan.FromSeconds(1) });
        byte[] start = Encoding.ASCII.GetBytes(
            $"--cut\r\nContent-Disposition: form-data; name=\"landmarks\"\r\n\r\n{Point}\r\n--cut\r\nContent-Disposition: form-data; " +
            "name=\"scan\"\r\n\r\nNRRD0004\n");
        using var content = new ByteArrayContent(start);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=cut");
        await TestServer.ShouldBeProblem(
            await server.Client.PostAsync(new Uri("/api/v1/corrections?name=a.nrrd", UriKind.Relative), content), 422, "ends early");

        // This client says that more comes, and waits.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", server.Address.Port);
        await socket.SendAsync(
            (byte[])[
                .. Encoding.ASCII.GetBytes(
                    "POST /api/v1/corrections?name=a.nrrd HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; " +
                    "boundary=cut\r\nContent-Length: 100000\r\n\r\n"),
                .. start,
            ]);
        byte[] answer = new byte[4096];
        Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer)).ShouldStartWith("HTTP/1.1 503");
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        server.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_without_a_folder_keeps_nothing()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(await Send(server, "a.nii.gz", File.ReadAllBytes(heads.Scan()), Point), 404, "--corrections");
    }

    private static async Task<(string Case, bool Replaced)> Save(TestServer server, string name, string scan, string landmarks)
    {
        HttpResponseMessage answer = await Send(server, name, File.ReadAllBytes(scan), landmarks);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        JsonElement saved = await TestServer.JsonOf(answer);
        return (saved.GetProperty("case").GetString()!, saved.GetProperty("replaced").GetBoolean());
    }

    private static async Task<HttpResponseMessage> Send(
        TestServer server, string name, byte[] scan, string landmarks, params (string Name, string Value)[] headers)
    {
        using var form = new MultipartFormDataContent { { TestServer.Json(landmarks), "landmarks" }, { new ByteArrayContent(scan), "scan", "scan" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/corrections?name={Uri.EscapeDataString(name)}") { Content = form };
        foreach (var (header, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return await server.Client.SendAsync(request);
    }
}
