using System.Net;
using System.Net.Sockets;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class ServeTests(TinyHeads heads)
{
    [Fact]
    public async Task A_model_is_served_until_the_server_is_stopped()
    {
        int port = Loopback.FreePort();
        using var stop = new CancellationTokenSource();
        Task<CommandLine> run = Task.Run(() => CommandLine.Run(stop.Token, "serve", heads.Model, "--port", $"{port}", "--threads", "1"));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var scan = new ByteArrayContent(await File.ReadAllBytesAsync(heads.Scan(10)));
        await UntilUpAsync(client, run);
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/api/v1/models/model/predict", UriKind.Relative), scan);
        string served = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();

        await stop.CancelAsync();
        CommandLine done = (await run).Succeeds();
        done.Output.ShouldContain($"open http://127.0.0.1:{port}/");
        done.Output.ShouldContain("models: model");
        done.Error.ShouldBeEmpty();

        // The same landmarks as on the command line.
        string predicted = CommandLine.Run("predict", heads.Model, heads.Scan(10), "--json", "--threads", "1").Succeeds().Json.GetProperty("cases")[0]
            .GetProperty("landmarks")
            .GetRawText();
        using var document = System.Text.Json.JsonDocument.Parse(served);
        Positions(document.RootElement.GetProperty("landmarks").GetRawText()).ShouldBe(Positions(predicted));
    }

    [Fact]
    public void Others_are_served_with_a_token_only() =>
        CommandLine.Run("serve", heads.Model, "--host", "0.0.0.0", "--port", "0").FailsWith(2, "0.0.0.0", "--token", "PINPOINT_TOKEN");

    [Fact]
    public void An_address_that_is_none_is_wrong_usage() => CommandLine.Run("serve", heads.Model, "--host", "here").FailsWith(2, "--host", "here");

    [Fact]
    public void A_model_that_is_not_there_is_bad_input() => CommandLine.Run("serve", heads.Model + "/none.safetensors").FailsWith(3, "none.safetensors");

    [Fact]
    public void A_taken_port_is_told_of()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        CommandLine.Run("serve", heads.Model, "--port", $"{port}").FailsWith(2, $"{port}", "--port");
    }

    private static double[] Positions(string landmarks)
    {
        using var document = System.Text.Json.JsonDocument.Parse(landmarks);
        return [.. document.RootElement
            .EnumerateArray()
            .SelectMany(landmark => landmark.GetProperty("position_lps_mm").EnumerateArray().Select(number => number.GetDouble()))];
    }

    private static async Task UntilUpAsync(HttpClient client, Task run)
    {
        while (!run.IsCompleted)
        {
            try
            {
                (await client.GetAsync(new Uri("/api/v1/health", UriKind.Relative))).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
    }
}
