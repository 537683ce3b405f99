using System.Text;

namespace Pinpoint.Web.Api;

/// <summary>Writes an answer as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal sealed class ServerSentEvents(HttpResponse response)
{
    public const string ContentType = "text/event-stream";

    /// <summary>Whether a request asks for events.</summary>
    public static bool AreWanted(HttpRequest request) => request.Headers.Accept.ToString().Contains(ContentType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Begins the answer.</summary>
    public Task BeginAsync(CancellationToken cancellationToken)
    {
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        return response.StartAsync(cancellationToken);
    }

    /// <summary>Sends an event at once.</summary>
    public async Task SendAsync(string name, object data, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes($"event: {name}\ndata: {WebJson.TextOf(data)}\n\n"), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
