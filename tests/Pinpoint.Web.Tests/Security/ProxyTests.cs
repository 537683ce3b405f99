using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Security;

/// <summary>The server behind a proxy that ends TLS, as docs/how-to/serve.md has it.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class ProxyTests(ServedHeads heads)
{
    private const string Site = "landmarks.example.org";

    [Theory]
    [InlineData("https://landmarks.example.org/pinpoint")]
    [InlineData("ftp://landmarks.example.org")]
    [InlineData("https://me@landmarks.example.org")]
    [InlineData("https://landmarks.example.org/?a=b")]
    public async Task A_public_address_that_is_none_is_refused(string url)
    {
        UsageException refused = await Should.ThrowAsync<UsageException>(PinpointServer.StartAsync(heads.Options with { PublicUrl = new Uri(url) }));
        refused.Message.ShouldStartWith("--public-url: ");
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_is_refused() =>
        (await Should.ThrowAsync<UsageException>(PinpointServer.StartAsync(heads.Options with { TrustedProxies = ["proxy.example"] }))).Message.ShouldStartWith(
            "--trusted-proxy: 'proxy.example'");

    [Theory]
    [InlineData(true, "landmarks.example.org", "https://landmarks.example.org", 200)]
    [InlineData(true, "LANDMARKS.example.org", null, 200)]
    [InlineData(true, "evil.example", null, 421)]
    [InlineData(true, "landmarks.example.org", "http://landmarks.example.org:81", 403)]
    [InlineData(true, "landmarks.example.org", "https://evil.example", 403)]
    [InlineData(false, "landmarks.example.org", "https://landmarks.example.org", 421)]
    public async Task The_public_name_is_the_server_s_own_and_no_other(bool isPublic, string host, string? origin, int status)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { PublicUrl = isPublic ? new Uri($"https://{Site}") : null });
        using var request = new HttpRequestMessage(HttpMethod.Post, TestServer.Predict) { Content = new ByteArrayContent(File.ReadAllBytes(heads.Scan())) };
        request.Headers.Host = host;
        request.Headers.TryAddWithoutValidation("Origin", origin);
        ((int)(await server.Client.SendAsync(request)).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_client_behind_the_proxy_is_bounded_by_its_own_address()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { PublicUrl = new Uri($"https://{Site}"), PerClient = 1, Queue = 3 });
        using var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await first.ConnectAsync("127.0.0.1", server.Address.Port);
        await first.SendAsync(System.Text.Encoding.ASCII.GetBytes(
            $"POST {TestServer.Predict} HTTP/1.1\r\nHost: {Site}\r\nX-Forwarded-For: 198.51.100.9, 192.0.2.1\r\nContent-Length: 100000\r\n\r\nNRRD0004\n"));
        await server.UntilAsync("pinpoint_predictions_waiting", 1);

        await TestServer.ShouldBeProblem(await SendFor(server, "203.0.113.5, 192.0.2.1"), 429, "predictions of yours");
        (await SendFor(server, "192.0.2.2")).EnsureSuccessStatusCode();
    }

    [NginxFact]
    public async Task Page_scan_events_and_corrections_go_through_a_real_proxy_that_ends_TLS()
    {
        string folder = heads.Folder(Guid.NewGuid().ToString("N"));
        await using TestServer server = await TestServer.StartAsync(
            heads.Options with { PublicUrl = new Uri($"https://{Site}"), CorrectionsFolder = Path.Combine(folder, "corrections") });
        using var proxy = Nginx.Start(Path.Combine(folder, "nginx"), server.Address.Port);
        using var client = new HttpClient(new SocketsHttpHandler
        {
            // The name is that of the site, the place this machine.
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, proxy.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => proxy.IsCertificate(shown) },
        })
        {
            BaseAddress = new Uri($"https://{Site}"),
        };
        await proxy.UntilUpAsync();

        (await client.GetStringAsync(new Uri("/", UriKind.Relative))).ShouldContain("<html");
        byte[] scan = File.ReadAllBytes(heads.Scan());
        using var request = new HttpRequestMessage(HttpMethod.Post, TestServer.Predict + "?name=a.nii.gz") { Content = new ByteArrayContent(scan) };
        request.Headers.Add("Origin", $"https://{Site}");
        request.Headers.Add("Accept", "text/event-stream");
        HttpResponseMessage events = await client.SendAsync(request);
        events.EnsureSuccessStatusCode();
        (await events.Content.ReadAsStringAsync()).ShouldContain("event: done\n");

        using var form = new MultipartFormDataContent
        {
            { TestServer.Json("""{"landmarks":[{"name":"a","position_lps_mm":[1,2,3],"status":"defined"}]}"""), "landmarks" },
            { new ByteArrayContent(scan), "scan", "a.nii.gz" },
        };
        using var kept = new HttpRequestMessage(HttpMethod.Post, "/api/v1/corrections?name=a.nii.gz") { Content = form };
        kept.Headers.Add("Origin", $"https://{Site}");
        kept.Headers.TryAddWithoutValidation("If-None-Match", "*");
        HttpResponseMessage saved = await client.SendAsync(kept);
        ((int)saved.StatusCode).ShouldBe(201, await saved.Content.ReadAsStringAsync());
        saved.Headers.ETag.ShouldNotBeNull();

        using var foreign = new HttpRequestMessage(HttpMethod.Post, TestServer.Predict) { Content = new ByteArrayContent(scan) };
        foreign.Headers.Add("Origin", "https://evil.example");
        await TestServer.ShouldBeProblem(await client.SendAsync(foreign), 403);
    }

    private static async Task<HttpResponseMessage> SendFor(TestServer server, string forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TestServer.Predict) { Content = new ByteArrayContent("no scan, but let in"u8.ToArray()) };
        request.Headers.Host = Site;
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwarded);
        HttpResponseMessage answer = await server.Client.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.UnsupportedMediaType ? new HttpResponseMessage(HttpStatusCode.OK) : answer;
    }

    /// <summary>An nginx of the test's own, with the settings of docs/how-to/serve.md.</summary>
    private sealed class Nginx : IDisposable
    {
        private readonly Process _process;
        private readonly X509Certificate2 _certificate;

        private Nginx(Process process, X509Certificate2 certificate, int port)
        {
            _process = process;
            _certificate = certificate;
            Port = port;
        }

        public int Port { get; }

        public static Nginx Start(string folder, int server)
        {
            Directory.CreateDirectory(folder);
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var wish = new CertificateRequest($"CN={Site}", key, HashAlgorithmName.SHA256);
            X509Certificate2 certificate = wish.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            File.WriteAllText(Path.Combine(folder, "site.pem"), certificate.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder, "site.key"), key.ExportPkcs8PrivateKeyPem());
            int port = Loopback.FreePort();
            string settings = Path.Combine(folder, "nginx.conf");
            File.WriteAllText(settings, $$"""
                daemon off;
                pid {{folder}}/nginx.pid;
                error_log {{folder}}/error.log;
                events { }
                http {
                  access_log off;
                  client_body_temp_path {{folder}}/body;
                  proxy_temp_path {{folder}}/proxy;
                  fastcgi_temp_path {{folder}}/fastcgi;
                  uwsgi_temp_path {{folder}}/uwsgi;
                  scgi_temp_path {{folder}}/scgi;
                  server {
                    listen 127.0.0.1:{{port}} ssl;
                    server_name {{Site}};
                    ssl_certificate {{folder}}/site.pem;
                    ssl_certificate_key {{folder}}/site.key;
                {{Documented(server)}}
                  }
                }
                """);
            string program = NginxFactAttribute.Program ?? throw new InvalidOperationException("nginx is missing.");
            var start = new ProcessStartInfo(program, ["-c", settings, "-e", $"{folder}/error.log"])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            return new Nginx(Process.Start(start)!, certificate, port);
        }

        public bool IsCertificate(X509Certificate? shown) => shown is not null && shown.GetCertHashString() == _certificate.GetCertHashString();

        public async Task UntilUpAsync()
        {
            for (int round = 0; round < 200; round++)
            {
                if (_process.HasExited)
                {
                    throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync());
                }

                try
                {
                    using var socket = new TcpClient();
                    await socket.ConnectAsync(IPAddress.Loopback, Port);
                    return;
                }
                catch (SocketException)
                {
                    await Task.Delay(50);
                }
            }
        }

        public void Dispose()
        {
            // Its workers end with their master only where that is asked, not killed.
            using var quit = Process.Start("kill", [$"{_process.Id}"]);
            quit.WaitForExit();
            _process.WaitForExit();
            _process.Dispose();
            _certificate.Dispose();
        }

        // The very lines that the documentation gives, with this server's port.
        private static string Documented(int port)
        {
            string text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "how-to", "serve.md"));
            int begin = text.IndexOf("```nginx\n", StringComparison.Ordinal) + "```nginx\n".Length;
            return text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)].Replace(":5080", $":{port}", StringComparison.Ordinal);
        }
    }
}
