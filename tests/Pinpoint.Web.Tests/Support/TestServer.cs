using System.Net;
using System.Net.Http.Headers;
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

    /// <summary>A figure of the metrics page.</summary>
    public async Task<double> FigureAsync(string name)
    {
        string text = await Client.GetStringAsync(new Uri("/api/v1/metrics", UriKind.Relative));
        return double.Parse(text.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1]);
    }

    /// <summary>Waits until a figure of the metrics page has a value.</summary>
    public async Task UntilAsync(string name, double value)
    {
        for (int round = 0; round < 400 && await FigureAsync(name) != value; round++)
        {
            await Task.Delay(25);
        }

        (await FigureAsync(name)).ShouldBe(value, name);
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
