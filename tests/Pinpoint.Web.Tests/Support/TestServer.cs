using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Pinpoint.Web.Tests.Support;

/// <summary>A server in the test's own process, on a free port of loopback, and a client of it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly PinpointServer _server;

    private TestServer(PinpointServer server, List<Exception> faults)
    {
        _server = server;
        Faults = faults;
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = server.Address };
    }

    public HttpClient Client { get; }

    public Uri Address => _server.Address;

    /// <summary>The faults of the software that requests met.</summary>
    public List<Exception> Faults { get; }

    /// <summary>Serves until it is cancelled.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => _server.RunAsync(cancellationToken);

    /// <summary>Methods and addresses of all routes.</summary>
    public IEnumerable<string> Routes => _server.Routes;

    public static string Predict => $"/api/v1/models/{ServedHeads.Name}/predict";

    public static async Task<TestServer> StartAsync(ServeOptions options)
    {
        var faults = new List<Exception>();
        return new TestServer(await PinpointServer.StartAsync(options, faults.Add), faults);
    }

    public Task<HttpResponseMessage> SendScanAsync(string file, string query = "", string? accept = null, CancellationToken cancellationToken = default) =>
        SendAsync(File.ReadAllBytes(file), $"?name={Uri.EscapeDataString(Path.GetFileName(file))}{query}", accept, cancellationToken);

    public async Task<HttpResponseMessage> SendAsync(byte[] scan, string query = "", string? accept = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Predict + query) { Content = new ByteArrayContent(scan) };
        if (accept is not null)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        }

        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task<JsonElement> GetJsonAsync(string path) => await JsonOf(await Client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends a scan's head and the beginning of a body that is said to go on.</summary>
    public async Task<Socket> BeginScanAsync(int announced = 100_000)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST {Predict} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {announced}\r\n\r\nNRRD0004\n"));
        await UntilAsync("pinpoint_predictions_waiting", 1);
        return socket;
    }

    /// <summary>A figure of the metrics page; no number where it is not there (yet).</summary>
    public async Task<double> FigureAsync(string name)
    {
        string text = await Client.GetStringAsync(new Uri("/api/v1/metrics", UriKind.Relative));
        string? line = text.Split('\n').SingleOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal));
        return line is null ? double.NaN : double.Parse(line.Split(' ')[1]);
    }

    /// <summary>Waits until a figure of the metrics page has a value.</summary>
    public async Task UntilAsync(string name, double value)
    {
        for (int round = 0; await FigureAsync(name) != value; round++)
        {
            if (round == 400)
            {
                string page = await Client.GetStringAsync(new Uri("/api/v1/metrics", UriKind.Relative));
                throw new ShouldAssertException($"{name} should be {value}, where the page has: {page}");
            }

            await Task.Delay(25);
        }
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> JsonOf(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    /// <summary>Checks that an answer is a problem document of a status, whose one line holds words and no path of this machine.</summary>
    public static async Task ShouldBeProblem(HttpResponseMessage answer, int status, params string[] words)
    {
        string text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        JsonElement problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        string detail = problem.GetProperty("detail").GetString()!;
        detail.ShouldNotContain("\n");
        detail.ShouldNotContain(Path.GetTempPath());
        foreach (string word in words)
        {
            detail.ShouldContain(word);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
