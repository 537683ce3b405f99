using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Api;

[Collection(ServedHeadsCollection.Name)]
public sealed class PredictTests(ServedHeads heads)
{
    [Theory]
    [InlineData(".nii.gz")]
    [InlineData(".nii")]
    [InlineData(".nrrd")]
    [InlineData(".mha")]
    public async Task A_scan_in_the_body_gives_what_the_library_gives(string ending)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        string file = heads.ScanAs(ending);
        JsonElement answer = await TestServer.JsonOf(await server.SendScanAsync(file));

        using var localizer = new Localizer(heads.Model, new LocalizerOptions { Threads = 1 });
        Volume scan = VolumeFile.Read(file);
        LocalizationResult expected = localizer.Locate(scan);
        answer.GetProperty("model").GetString().ShouldBe(ServedHeads.Name);
        answer.GetProperty("scan").GetString().ShouldBe(Path.GetFileName(file));
        double[] map = [.. answer.GetProperty("voxel_to_lps").EnumerateArray().Select(number => number.GetDouble())];
        map.ShouldBe([.. Enumerable.Range(0, 3).SelectMany(row => Enumerable.Range(0, 4).Select(column => scan.VoxelToWorld[row, column]))]);
        answer.GetProperty("paths").ValueKind.ShouldBe(JsonValueKind.Null);
        JsonElement[] landmarks = [.. answer.GetProperty("landmarks").EnumerateArray()];
        landmarks.Length.ShouldBe(expected.Landmarks.Count);
        for (int i = 0; i < landmarks.Length; i++)
        {
            Landmark landmark = expected.Landmarks[i];
            landmarks[i].GetProperty("name").GetString().ShouldBe(landmark.Name);
            landmarks[i].GetProperty("status").GetString().ShouldBe(LandmarkStatuses.NameOf(landmark.Status));
            landmarks[i]
                .GetProperty("position_lps_mm")
                .EnumerateArray()
                .Select(number => number.GetDouble())
                .ShouldBe([landmark.Position!.Value.X, landmark.Position.Value.Y, landmark.Position.Value.Z]);
            landmarks[i].GetProperty("radius95_mm").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        server.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_of_left_and_right_tells_the_side_that_it_saw()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { Models = [heads.SidedModel()] });
        var path = new Uri("/api/v1/models/sided/predict?name=scan.nii.gz", UriKind.Relative);
        using var scan = new ByteArrayContent(await File.ReadAllBytesAsync(heads.Scan()));
        JsonElement side = (await TestServer.JsonOf(await server.Client.PostAsync(path, scan))).GetProperty("side");

        side.GetProperty("name").GetString().ShouldBe(side.GetProperty("mirrored").GetBoolean() ? "right" : "left");
        side.GetProperty("margin").GetDouble().ShouldBeInRange(0, 1);
    }

    [Fact]
    public async Task Events_tell_of_reading_and_of_every_update_and_end_with_the_answer()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        HttpResponseMessage answer = await server.SendScanAsync(heads.Scan(), "&paths=true", "text/event-stream");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        var events = await ServerEvents.ReadAsync(answer);

        events[0].Name.ShouldBe("read");
        events[0].Data.GetProperty("size").EnumerateArray().Select(number => number.GetInt32()).ShouldBe([28, 28, 28]);
        int[] updates = [.. events.Where(step => step.Name == "searching").Select(step => step.Data.GetProperty("update").GetInt32())];
        updates.ShouldNotBeEmpty();
        updates.ShouldBe(Enumerable.Range(1, updates.Length));
        events[^1].Name.ShouldBe("done");
        JsonElement plain = await TestServer.JsonOf(await server.SendScanAsync(heads.Scan()));
        events[^1].Data.GetProperty("landmarks").GetRawText().ShouldBe(plain.GetProperty("landmarks").GetRawText());
        JsonElement[] paths = [.. events[^1].Data.GetProperty("paths").EnumerateArray()];
        paths.Length.ShouldBe(2);
        foreach (JsonElement path in paths)
        {
            path.GetProperty("shapes_lps_mm").EnumerateArray().ShouldAllBe(shape => shape.GetArrayLength() == 24);
        }
    }

    [Fact]
    public async Task Events_tell_of_mirror_images_unless_the_server_leaves_them_out()
    {
        ServeOptions options = heads.Options with { Models = [heads.UnusualModel()] };
        string query = "/api/v1/models/unusual/predict?name=scan.nii.gz";
        (await MirrorImages(options)).ShouldBe([1, 2, 3]);
        (await MirrorImages(options with { CheckMirrorImages = false })).ShouldBeEmpty();

        async Task<int[]> MirrorImages(ServeOptions chosen)
        {
            await using TestServer server = await TestServer.StartAsync(chosen);
            using var request = new HttpRequestMessage(HttpMethod.Post, query) { Content = new ByteArrayContent(File.ReadAllBytes(heads.Scan())) };
            request.Headers.Accept.ParseAdd("text/event-stream");
            var events = await ServerEvents.ReadAsync(await server.Client.SendAsync(request));
            events[^1].Name.ShouldBe("done");
            return [.. events.Where(step => step.Name == "mirror_check").Select(step => step.Data.GetProperty("image").GetInt32())];
        }
    }

    [Fact]
    public async Task One_frame_of_many_can_be_chosen_and_must_be()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        byte[] bytes = File.ReadAllBytes(heads.ScanAs(".nii"));
        BitConverter.GetBytes((short)4).CopyTo(bytes, 40);
        BitConverter.GetBytes((short)2).CopyTo(bytes, 48);
        byte[] both = [.. bytes, .. bytes[352..]];
        await TestServer.ShouldBeProblem(await server.SendAsync(both), 422, "frames", "choose one");
        await TestServer.ShouldBeProblem(await server.SendAsync(both, "?frame=2"), 422, "no frame 2");
        await TestServer.ShouldBeProblem(await server.SendAsync(both, "?frame=one"), 400, "frame");
        (await server.SendAsync(both, "?frame=1")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Nothing_of_a_scan_is_on_the_disk_while_or_after_it_is_searched()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        using var watcher = new FileSystemWatcher(Path.GetTempPath()) { NotifyFilter = NotifyFilters.FileName };
        var made = new List<string>();
        watcher.Created += (_, change) => made.Add(change.Name!);
        watcher.EnableRaisingEvents = true;
        (await server.SendScanAsync(heads.Scan())).EnsureSuccessStatusCode();
        made.Where(name => name.Contains("ASPNETCORE", StringComparison.Ordinal) || name.Contains("phantom", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
