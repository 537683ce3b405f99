using Microsoft.Extensions.Logging;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Api;

[Collection(ServedHeadsCollection.Name)]
public sealed class RequestFormTests(ServedHeads heads)
{
    [Fact]
    public async Task HEAD_answers_as_GET_does_without_the_body()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        string[] addresses = [.. server.Routes.Where(route => route.StartsWith("GET ", StringComparison.Ordinal)).Select(route => route[4..])];
        addresses.Length.ShouldBeGreaterThan(8);
        foreach (string address in addresses.Select(route => route.Replace("{model}", ServedHeads.Name, StringComparison.Ordinal)))
        {
            HttpResponseMessage get = await server.Client.GetAsync(new Uri(address, UriKind.Relative));
            using var request = new HttpRequestMessage(HttpMethod.Head, address);
            HttpResponseMessage head = await server.Client.SendAsync(request);
            head.StatusCode.ShouldBe(get.StatusCode, address);
            (head.Content.Headers.ContentType?.ToString()).ShouldBe(get.Content.Headers.ContentType?.ToString(), address);
            (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty(address);
        }
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/models", "GET, HEAD")]
    [InlineData("PUT", "/api/v1/corrections", "POST")]
    [InlineData("POST", "/api/v1/health", "GET, HEAD")]
    [InlineData("POST", "/", "GET, HEAD")]
    public async Task Another_method_is_told_which_are_allowed(string method, string address, string allowed)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        HttpResponseMessage answer = await server.Client.SendAsync(request);
        await TestServer.ShouldBeProblem(answer, 405, "another method");
        answer.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(allowed.Split(", "));
    }

    [Theory]
    [InlineData("?paths=maybe", "'paths' is neither true nor false")]
    [InlineData("?paths=True", "'paths' is neither true nor false")]
    [InlineData("?name=a.nii&name=b.nii", "'name' stands 2 times")]
    [InlineData("?pathes=true", "'pathes' is no parameter of this address; it takes name, frame, series, paths")]
    [InlineData("?frame=-1", "'frame'")]
    [InlineData("?model=other", "'model' is no parameter")]
    public async Task Parameters_that_mean_nothing_are_refused(string query, string words)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(await server.SendAsync(File.ReadAllBytes(heads.Scan()), query), 400, words);
    }

    [Fact]
    public async Task An_address_without_parameters_takes_none()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(
            await server.Client.GetAsync(new Uri("/api/v1/models?verbose=1", UriKind.Relative)),
            400,
            "'verbose' is no parameter of this address; this address takes none");
    }

    [Fact]
    public async Task A_client_that_hangs_up_is_counted_as_gone()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        (await server.BeginScanAsync()).Dispose();
        await server.UntilAsync("pinpoint_requests_total{route=\"/api/v1/models/{model}/predict\",status=\"499\"}", 1);
    }

    [Fact]
    public async Task A_client_that_sends_more_slowly_than_the_floor_frees_its_place()
    {
        await using TestServer server = await TestServer.StartAsync(
            heads.Options with { SlowestUpload = 1 << 24, UploadGrace = TimeSpan.FromSeconds(1.1), Timeout = TimeSpan.FromMinutes(5) });
        using System.Net.Sockets.Socket socket = await server.BeginScanAsync();
        await server.UntilAsync("pinpoint_predictions_waiting", 0);
        byte[] answer = new byte[4096];
        System.Text.Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer)).ShouldStartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task The_log_has_a_line_a_request_and_no_name_of_a_scan()
    {
        using var lines = new ListLoggers();
        await using TestServer server = await TestServer.StartAsync(heads.Options with { Loggers = lines });
        (await server.SendAsync(File.ReadAllBytes(heads.Scan()), "?name=Jane%20Doe.nii.gz")).EnsureSuccessStatusCode();
        await server.SendAsync("no scan"u8.ToArray(), "?name=Jane%20Doe.nii.gz");
        await server.UntilAsync("pinpoint_requests_total{route=\"/api/v1/models/{model}/predict\",status=\"415\"}", 1);

        lines.Lines.Where(line => line.Contains("POST /api/v1/models/{model}/predict 200 ", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain(
            ", from 127.0.0.1");
        lines.Lines.Where(line => line.Contains("POST /api/v1/models/{model}/predict 415 ", StringComparison.Ordinal)).ShouldHaveSingleItem();
        lines.Lines.ShouldAllBe(line => !line.Contains("Jane", StringComparison.Ordinal));
    }

    private sealed class ListLoggers : ILoggerFactory, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => [.. _lines];

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
