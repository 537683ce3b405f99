using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Security;

[Collection(ServedHeadsCollection.Name)]
public sealed class RequestGuardTests(ServedHeads heads)
{
    private const string Token = "a-token-for-tests";

    [Fact]
    public async Task Without_a_token_no_address_but_loopback_is_served()
    {
        UsageException refused = await Should.ThrowAsync<UsageException>(PinpointServer.StartAsync(heads.Options with { Host = "0.0.0.0" }));
        refused.Message.ShouldContain("--token");
        UsageException unknown = await Should.ThrowAsync<UsageException>(PinpointServer.StartAsync(heads.Options with { Host = "somewhere" }));
        unknown.Message.ShouldContain("somewhere");
    }

    [Fact]
    public async Task A_taken_port_is_told_of()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        UsageException taken = await Should.ThrowAsync<UsageException>(PinpointServer.StartAsync(heads.Options with { Port = server.Address.Port }));
        taken.Message.ShouldContain($"{server.Address.Port}");
        taken.Message.ShouldContain("--port");
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer wrong", 401)]
    [InlineData("Basic a-token-for-tests", 401)]
    [InlineData("Bearer a-token-for-tests", 200)]
    public async Task The_api_asks_for_the_token(string? header, int status)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { Token = Token });
        foreach (string path in new[] { "/api/v1/models", "/api/v1/metrics", "/api/v1/server", "/API/v1/models" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            HttpResponseMessage answer = await server.Client.SendAsync(request);
            ((int)answer.StatusCode).ShouldBe(status);
            if (status == 401)
            {
                answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
                await TestServer.ShouldBeProblem(answer, 401, "token");
            }
        }

        if (header is null)
        {
            (await server.Client.GetAsync(new Uri("/api/v1/health", UriKind.Relative))).EnsureSuccessStatusCode();
            (await server.Client.GetAsync(new Uri("/", UriKind.Relative))).EnsureSuccessStatusCode();
            await TestServer.ShouldBeProblem(await server.SendScanAsync(heads.Scan()), 401, "token");
        }
    }

    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:5080", 200)]
    public async Task On_loopback_only_names_of_this_machine_are_answered(string host, int status)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/models");
        request.Headers.Host = host;
        ((int)(await server.Client.SendAsync(request)).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_not_send_scans_unless_they_are_allowed()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { AllowedOrigins = ["https://friend.example"] });
        foreach (var (origin, status) in new[]
        {
            ("https://evil.example", 403),
            ("null", 403),
            ("https://friend.example", 200),
            (server.Address.GetLeftPart(UriPartial.Authority), 200),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, TestServer.Predict) { Content = new ByteArrayContent(File.ReadAllBytes(heads.Scan())) };
            request.Headers.Add("Origin", origin);
            HttpResponseMessage answer = await server.Client.SendAsync(request);
            ((int)answer.StatusCode).ShouldBe(status, origin);
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(origin == "https://friend.example");
        }
    }

    [Fact]
    public async Task No_site_is_allowed_by_default()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        using var request = new HttpRequestMessage(HttpMethod.Options, TestServer.Predict);
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        (await server.Client.SendAsync(request)).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/app/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/v1/models/..%2f..%2fetc%2fpasswd")]
    [InlineData("/page/index.html")]
    [InlineData("/nothing")]
    public async Task No_path_of_the_server_is_reachable(string path)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(await server.Client.GetAsync(new Uri(server.Address, path)), 404);
    }

    [Fact]
    public async Task Every_answer_keeps_the_page_to_itself()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        foreach (string path in new[] { "/", "/api", "/app/main.js", "/style.css", "/api/v1/models", "/nothing" })
        {
            HttpResponseMessage answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            answer.Headers.Server.ShouldBeEmpty();
        }
    }
}
