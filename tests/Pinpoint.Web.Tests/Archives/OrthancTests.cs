using System.Diagnostics;
using System.Text.Json;
using Pinpoint.DicomWeb;
using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Support;
using Pinpoint.Workflows;

namespace Pinpoint.Web.Tests.Archives;

/// <summary>The server beside a real archive, Orthanc, with the script of docs/how-to/pacs.md.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class OrthancTests(ServedHeads heads)
{
    private const int First = 30;
    private const int Count = 10;
    private static readonly Uri Predict = new("/api/v1/dicomweb/predict", UriKind.Relative);
    private static readonly int[] Numbers = [.. Enumerable.Range(First, Count)];

    [OrthancFact]
    public async Task Each_series_that_comes_gets_one_report_though_the_archive_is_stopped_in_the_middle()
    {
        using var folder = new TemporaryFolder();
        await using Served served = await ServeAsync(folder, onItsOwn: true);
        foreach (int number in Numbers[..5])
        {
            await served.Orthanc.StoreAsync(ArchivedHeads.Files(number));
        }

        await UntilAsync(async () => await ReportsAsync(served.Client, Numbers) >= 2);

        // Of this series Orthanc has not told yet when it is stopped, and it forgets that it would.
        await served.Orthanc.StoreAsync(ArchivedHeads.Files(Numbers[5]));
        served.Orthanc.Stop();
        await Task.Delay(1500);
        served.Orthanc.Start();
        foreach (int number in Numbers[6..])
        {
            await served.Orthanc.StoreAsync(ArchivedHeads.Files(number));
        }

        await UntilAsync(async () => await ReportsAsync(served.Client, Numbers) >= Count);

        // Events and looks that come later find the reports there.
        await UntilAsync(async () => await served.Server.FigureAsync("pinpoint_archive_waiting") == 0);
        await Task.Delay(2500);
        await UntilAsync(async () => await served.Server.FigureAsync("pinpoint_archive_waiting") == 0);
        (await ReportsAsync(served.Client, Numbers)).ShouldBe(Count);
        string metrics = await served.Server.Client.GetStringAsync(new Uri("/api/v1/metrics", UriKind.Relative));
        metrics.ShouldContain("pinpoint_archive_scans_total{result=\"stored\"} 10\n");
        metrics.ShouldContain("pinpoint_archive_scans_total{result=\"failed\"} 0\n");
        served.Server.Faults.ShouldBeEmpty();
        foreach (int number in Numbers)
        {
            await ShouldBeAsPredictedAsync(served.Client, number, folder);
        }
    }

    [OrthancFact]
    public async Task A_request_gets_the_answer_and_stores_one_report_unless_it_is_forced()
    {
        using var folder = new TemporaryFolder();
        await using Served served = await ServeAsync(folder, onItsOwn: false);
        await served.Orthanc.StoreAsync(ArchivedHeads.Files(First));
        string study = ArchivedHeads.StudyUid(First);
        var description = new DescribedApi(await served.Server.GetJsonAsync("/api/v1/openapi.json"));

        HttpResponseMessage plain = await PostAsync(served, $$"""{"study":"{{study}}"}""");
        description.ShouldAllow("post", Predict.OriginalString, plain, 200);
        (await TestServer.JsonOf(plain)).GetProperty("report").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ReportsAsync(served.Client, [First])).ShouldBe(0);

        HttpResponseMessage answer = await PostAsync(served, $$"""{"study":"{{study}}","series":"{{ArchivedHeads.SeriesUid(First)}}","store":true}""");
        description.ShouldAllow("post", Predict.OriginalString, answer, 200);
        JsonElement report = (await TestServer.JsonOf(answer)).GetProperty("report");
        report.GetProperty("was_there").GetBoolean().ShouldBeFalse();
        SeriesEntry stored = (await served.Client.FindSeriesAsync(study, report.GetProperty("series_uid").GetString())).ShouldHaveSingleItem();
        stored.Modality.ShouldBe("SR");
        (await served.Client.FindInstancesAsync(study, stored.SeriesUid)).ShouldHaveSingleItem().InstanceUid
            .ShouldBe(report.GetProperty("instance_uid").GetString());

        JsonElement again = (await TestServer.JsonOf(await PostAsync(served, $$"""{"study":"{{study}}","store":true}"""))).GetProperty("report");
        again.GetProperty("was_there").GetBoolean().ShouldBeTrue();
        again.GetProperty("series_uid").GetString().ShouldBe(stored.SeriesUid);
        (await ReportsAsync(served.Client, [First])).ShouldBe(1);

        await PostAsync(served, $$"""{"study":"{{study}}","store":true,"force":true}""");
        (await ReportsAsync(served.Client, [First])).ShouldBe(2);

        HttpResponseMessage queued = await PostAsync(served, $$"""{"study":"{{study}}","store":true,"wait":false}""");
        description.ShouldAllow("post", Predict.OriginalString, queued, 202);
        await TestServer.ShouldBeProblem(await PostAsync(served, """{"study":"2.25.404"}"""), 422, "2.25.404");
        await TestServer.ShouldBeProblem(await PostAsync(served, $$"""{"study":"{{study}}","series":"2.25.404"}"""), 422, "2.25.404");
        served.Server.Faults.ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> PostAsync(Served served, string body) => served.Server.Client.PostAsync(Predict, TestServer.Json(body));

    // An archive that asks for a password, and the server with the same one.
    private async Task<Served> ServeAsync(TemporaryFolder folder, bool onItsOwn)
    {
        int port = Loopback.FreePort();
        var orthanc = new Orthanc(folder.File("orthanc"), onItsOwn ? Script(port) : null, "s3cret");
        var archive = new DicomWebOptions(orthanc.Root)
        {
            Credentials = DicomWebCredentials.Basic("pinpoint", "s3cret"),
            FirstWait = TimeSpan.FromMilliseconds(100),
        };
        TestServer server = await TestServer.StartAsync(heads.Options with
        {
            Port = port,
            Archive = archive,
            SweepModalities = onItsOwn ? ["CT"] : [],
            SweepEvery = TimeSpan.FromSeconds(1),
            FirstArchivePause = TimeSpan.FromMilliseconds(200),
        });
        return new Served(orthanc, server, new DicomWebClient(archive));
    }

    // The very lines that the documentation gives, with this server's port.
    private static string Script(int port)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "how-to", "pacs.md"));
        int begin = text.IndexOf("```lua\n", StringComparison.Ordinal) + "```lua\n".Length;
        return text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)].Replace(":5080", $":{port}", StringComparison.Ordinal);
    }

    private static async Task<int> ReportsAsync(DicomWebClient client, int[] numbers)
    {
        int reports = 0;
        foreach (int number in numbers)
        {
            foreach (SeriesEntry series in (await client.FindSeriesAsync(ArchivedHeads.StudyUid(number))).Where(series => series.Modality == "SR"))
            {
                reports += (await client.FindInstancesAsync(series.StudyUid, series.SeriesUid)).Count;
            }
        }

        return reports;
    }

    // As 'predict' answers for a folder of the same files.
    private async Task ShouldBeAsPredictedAsync(DicomWebClient client, int number, TemporaryFolder folder)
    {
        string scan = folder.File($"{number}");
        Directory.CreateDirectory(scan);
        foreach ((int index, byte[] file) in ArchivedHeads.Files(number).Index())
        {
            await File.WriteAllBytesAsync(Path.Combine(scan, $"{index}.dcm"), file);
        }

        LandmarkSet predicted = PredictScans.Run(new PredictScansRequest(heads.ModelFolder, [scan]) { Search = new() { Threads = 1 } })
            .ShouldHaveSingleItem().Prediction.ShouldNotBeNull().Answer.Landmarks;
        SeriesEntry report = (await client.FindSeriesAsync(ArchivedHeads.StudyUid(number))).Single(series => series.Modality == "SR");
        string stored = folder.File($"{number}-report.dcm");
        await File.WriteAllBytesAsync(stored, (await client.FetchSeriesAsync(report.StudyUid, report.SeriesUid)).ShouldHaveSingleItem());
        LandmarkSet read = LandmarkFile.Read(stored);
        foreach (Landmark landmark in predicted)
        {
            WorldPoint found = read.Single(other => other.Name == landmark.Name).Position!.Value;
            WorldPoint there = landmark.Position!.Value;
            Math.Max(Math.Abs(found.X - there.X), Math.Max(Math.Abs(found.Y - there.Y), Math.Abs(found.Z - there.Z))).ShouldBeLessThan(0.01);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
            await Task.Delay(200);
        }
    }

    private sealed record Served(Orthanc Orthanc, TestServer Server, DicomWebClient Client) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            Client.Dispose();
            Orthanc.Dispose();
        }
    }
}
