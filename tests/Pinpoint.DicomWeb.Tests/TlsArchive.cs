using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pinpoint.DicomWeb.Tests;

/// <summary>A server with a certificate that nobody trusts.</summary>
internal sealed class TlsArchive : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TlsArchive()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public string Root => $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        using var key = ECDsa.Create();
        using X509Certificate2 certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        try
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync();
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(certificate);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or AuthenticationException or IOException)
        {
            // The client hung up, as it should.
        }
    }
}
