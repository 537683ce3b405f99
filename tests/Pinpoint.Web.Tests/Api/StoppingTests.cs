using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Api;

/// <summary>A server that is stopped begins nothing new, lets what is under way end, and gives up the rest after a bounded time.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class StoppingTests(ServedHeads heads)
{
    [Fact]
    public async Task What_is_under_way_is_answered_and_what_is_new_refused()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { Drain = TimeSpan.FromMinutes(2) });
        byte[] scan = File.ReadAllBytes(heads.Scan());
        using var stop = new CancellationTokenSource();
        Task<int> run = server.RunAsync(stop.Token);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", server.Address.Port);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"POST {TestServer.Predict} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: {scan.Length}\r\n\r\n"));
        await socket.SendAsync(scan.AsMemory(0, scan.Length / 2));
        await server.UntilAsync("pinpoint_predictions_waiting", 1);
        (await server.GetJsonAsync("/api/v1/ready")).GetProperty("ready").GetBoolean().ShouldBeTrue();

        await stop.CancelAsync();
        JsonElement state = await UntilNotReadyAsync(server);
        state.GetProperty("healthy").GetBoolean().ShouldBeTrue();
        (await server.Client.GetAsync(new Uri("/api/v1/health", UriKind.Relative))).EnsureSuccessStatusCode();
        HttpResponseMessage refused = await server.SendScanAsync(heads.Scan());
        await TestServer.ShouldBeProblem(refused, 503, "being stopped");
        refused.Headers.RetryAfter.ShouldNotBeNull();

        await socket.SendAsync(scan.AsMemory(scan.Length / 2));
        byte[] answer = new byte[64];
        Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer)).ShouldStartWith("HTTP/1.1 200");
        (await run).ShouldBe(0);
    }

    [Fact]
    public async Task What_does_not_end_in_time_is_given_up()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { Drain = TimeSpan.FromMilliseconds(300) });
        using Socket socket = await server.BeginScanAsync();
        using var stop = new CancellationTokenSource();
        Task<int> run = server.RunAsync(stop.Token);
        await stop.CancelAsync();
        (await run).ShouldBe(1);
        byte[] answer = new byte[4096];
        Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer)).ShouldStartWith("HTTP/1.1 503");
    }

    private static async Task<JsonElement> UntilNotReadyAsync(TestServer server)
    {
        for (int round = 0; ; round++)
        {
            HttpResponseMessage answer = await server.Client.GetAsync(new Uri("/api/v1/ready", UriKind.Relative));
            if (answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable || round > 400)
            {
                JsonElement state = await TestServer.JsonOf(answer);
                state.GetProperty("ready").GetBoolean().ShouldBeFalse();
                return state;
            }

            await Task.Delay(25);
        }
    }
}
