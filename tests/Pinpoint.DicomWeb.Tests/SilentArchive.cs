using System.Net;
using System.Net.Sockets;

namespace Pinpoint.DicomWeb.Tests;

/// <summary>A server that sends the beginning of an answer and then keeps silent.</summary>
internal sealed class SilentArchive : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private Socket? _socket;

    public SilentArchive(byte[] beginning)
    {
        _listener.Start();
        _ = ServeAsync(beginning);
    }

    public string Root => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose()
    {
        _socket?.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync(byte[] beginning)
    {
        _socket = await _listener.AcceptSocketAsync();
        await _socket.SendAsync(beginning);
    }
}
