using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pinpoint.Testing;

/// <summary>A server on loopback that answers with the very bytes of a test, and then hangs up; the last answer serves all further requests.</summary>
public sealed class FakeArchive : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<byte[]> _answers;
    private readonly ConcurrentQueue<string> _requests = [];

    public FakeArchive(params IEnumerable<byte[]> answers)
    {
        _answers = new ConcurrentQueue<byte[]>(answers);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Root => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/dicom-web";

    /// <summary>The heads of the requests, and what of their bodies is text.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public static byte[] Answer(int status, string type, string body, string more = "") => Answer(status, type, Encoding.Latin1.GetBytes(body), more);

    public static byte[] Answer(int status, string type, byte[] body, string more = "")
    {
        string kind = type.Length > 0 ? $"Content-Type: {type}\r\n" : "";
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\n{kind}{more}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];
    }

    public static byte[] Json(string body) => Answer(200, "application/dicom+json", body);

    /// <summary>A multipart body of parts, each with its headers.</summary>
    public static byte[] Parts(string boundary, params IEnumerable<string> parts) => Answer(
        200,
        $"multipart/related; type=\"application/dicom\"; boundary={boundary}",
        string.Concat(parts.Select(part => $"\r\n--{boundary}\r\n{part}")) + $"\r\n--{boundary}--\r\n");

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using Socket socket = await _listener.AcceptSocketAsync();
                _requests.Enqueue(await RequestAsync(socket));
                byte[] answer = [];
                _ = _answers.Count > 1 ? _answers.TryDequeue(out answer!) : _answers.TryPeek(out answer!);
                await socket.SendAsync(answer ?? []);
                socket.Shutdown(SocketShutdown.Both);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task<string> RequestAsync(Socket socket)
    {
        var text = new StringBuilder();
        byte[] block = new byte[1 << 16];
        while (true)
        {
            string request = text.ToString();
            int head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            const string Length = "Content-Length: ";
            int at = request.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
            int body = at < 0 || at > head ? 0 : int.Parse(request[(at + Length.Length)..request.IndexOf('\r', at)]);
            if (head >= 0 && request.Length >= head + 4 + body)
            {
                return request;
            }

            int read = await socket.ReceiveAsync(block);
            if (read == 0)
            {
                return request;
            }

            text.Append(Encoding.Latin1.GetString(block, 0, read));
        }
    }
}
