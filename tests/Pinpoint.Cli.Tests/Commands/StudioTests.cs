using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary>The studio as a process that is killed, as by a power cut.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class StudioTests(TinyHeads heads)
{
    [Fact]
    public async Task Killed_while_it_saves_and_while_it_trains_a_studio_loses_nothing_and_does_nothing_twice()
    {
        using var folder = new TemporaryFolder();
        string project = folder.File("project");
        var data = Dataset.Open(heads.Heads);
        foreach (DatasetCase item in data.Cases.Take(6))
        {
            Copy(item.VolumePath, Path.Combine(project, "volumes"));
            Copy(item.LandmarksPath!, Path.Combine(project, "landmarks"));
        }

        await File.WriteAllTextAsync(Path.Combine(project, "plan.json"), TinyHeads.Config);
        string name = data.Cases[0].Name;
        int confirmed = 0;
        await WithStudioAsync(project, async (client, studio) =>
        {
            JsonElement opened = await GetAsync(client, $"cases/{name}");
            string version = opened.GetProperty("labels_version").GetString()!;
            object[] landmarks = [.. opened.GetProperty("landmarks").EnumerateArray().Cast<object>()];
            Task killing = KillAsync();
            try
            {
                while (true)
                {
                    landmarks[0] = Landmark(opened, (confirmed + 1) / 100.0);
                    JsonElement saved = await PostAsync(client, $"cases/{name}/landmarks", new { landmarks, labels_version = version });
                    version = saved.GetProperty("labels_version").GetString()!;
                    Interlocked.Increment(ref confirmed);
                }
            }
            catch (HttpRequestException)
            {
                await killing;
            }

            async Task KillAsync()
            {
                while (Volatile.Read(ref confirmed) < 10)
                {
                    await Task.Delay(5);
                }

                studio.Kill();
            }
        });

        await WithStudioAsync(project, async (client, studio) =>
        {
            JsonElement opened = await GetAsync(client, $"cases/{name}");
            int stands = (int)Math.Round(opened.GetProperty("landmarks")[0].GetProperty("position_lps_mm")[0].GetDouble() * 100);
            stands.ShouldBeInRange(confirmed, confirmed + 1);
            await PostAsync(client, "training", new { step_limit = 400 });
            while (!File.Exists(Path.Combine(project, "models", "model-1", "training.jsonl")))
            {
                await Task.Delay(20);
            }

            studio.Kill();
        });
        File.Exists(Path.Combine(project, "models", "model-1", "model.safetensors")).ShouldBeFalse();

        await WithStudioAsync(project, async (client, studio) =>
        {
            JsonElement training;
            do
            {
                await Task.Delay(100);
                training = await GetAsync(client, "training");
            }
            while (training.GetProperty("activity").ValueKind != JsonValueKind.Null);

            JsonElement run = training.GetProperty("runs").EnumerateArray().ShouldHaveSingleItem();
            run.GetProperty("run_state").GetString().ShouldBe("completed", run.ToString());
            run.GetProperty("labelled_cases").GetArrayLength().ShouldBe(6);
            studio.Kill();
        });
        CommandLine.Run("inspect", Path.Combine(project, "models", "model-1")).Succeeds();
        Dataset.Open(project).Cases.Count.ShouldBe(6);
    }

    [Fact]
    public void A_folder_that_cannot_be_a_project_is_bad_input() => CommandLine.Run("studio", heads.Scan(10)).FailsWith(3, "is a file");

    private static object Landmark(JsonElement opened, double x) => new
    {
        name = opened.GetProperty("landmarks")[0].GetProperty("name").GetString(),
        position_lps_mm = new[] { x, 0, 0 },
        status = "defined",
    };

    private static async Task WithStudioAsync(string project, Func<HttpClient, PinpointProcess, Task> work)
    {
        int port = Loopback.FreePort();
        using PinpointProcess studio = PinpointProcess.Start("studio", project, "--port", port.ToString(CultureInfo.InvariantCulture), "--threads", "1");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/studio/") };
        try
        {
            while (!studio.HasExited)
            {
                try
                {
                    (await client.GetAsync(new Uri("/api/v1/health", UriKind.Relative))).EnsureSuccessStatusCode();
                    break;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(50);
                }
            }

            await work(client, studio);
        }
        finally
        {
            if (!studio.HasExited)
            {
                studio.Kill();
            }
        }
    }

    private static void Copy(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) =>
        await client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        string text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        using var parsed = JsonDocument.Parse(text);
        return parsed.RootElement.Clone();
    }
}
