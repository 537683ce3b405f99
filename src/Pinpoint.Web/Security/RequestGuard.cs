using System.Net;
using System.Security.Cryptography;
using System.Text;
using Pinpoint.Web.Api;

namespace Pinpoint.Web.Security;

/// <summary>
/// Lets in who may come in: requests whose Host names this machine (a web page elsewhere could else have its own name point here), changes only
/// from the server's own pages or allowed ones, and, where a token is set, API requests that bring it along.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next, ServeOptions options)
{
    private const string Scheme = "Bearer ";
    private static readonly string[] Open = ["/api/v1/health", "/api/v1/ready", "/api/v1/openapi.json"];
    private readonly (byte[] Hash, string? User)[] _keys =
    [
        .. options.Token is { } token ? [(HashOf(token), (string?)null)] : Array.Empty<(byte[], string?)>(),
        .. options.Users.Select(user => (HashOf(user.Key), (string?)user.Value)),
    ];

    private readonly bool _loopback = HostAddress.IsLoopback(options.Host);

    public Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (_loopback && !IsThisMachine(request.Host.Host) && !IsPublic(request.Host.Host))
        {
            return Refuse(
                context,
                StatusCodes.Status421MisdirectedRequest,
                "this server answers to localhost only; open it under the address that it printed, or name the proxy's site with --public-url");
        }

        string origin = request.Headers.Origin.ToString();
        if (origin.Length > 0
            && !HttpMethods.IsGet(request.Method)
            && !HttpMethods.IsHead(request.Method)
            && !HttpMethods.IsOptions(request.Method)
            && !IsOwn(origin, request)
            && !options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "pages of other sites may not use this server; --cors ORIGIN allows one");
        }

        return _keys.Length == 0
            || !request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase)
            || Open.Contains(request.Path.Value, StringComparer.OrdinalIgnoreCase)
            || HttpMethods.IsOptions(request.Method)
            || Knows(context)
            ? next(context)
            : Refuse(context, StatusCodes.Status401Unauthorized, "this server asks for its token; send it as 'Authorization: Bearer TOKEN'");
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private bool IsPublic(string host) => options.PublicUrl is { } url && host.Equals(url.IdnHost, StringComparison.OrdinalIgnoreCase);

    // Behind a proxy that ends TLS the page's origin is https, and what comes here is not.
    private bool IsOwn(string origin, HttpRequest request) =>
        origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || (options.PublicUrl is { } url && origin.Equals(url.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    // All are compared, whichever fits, so that the time tells nothing.
    private bool Knows(HttpContext context)
    {
        string given = context.Request.Headers.Authorization.ToString();
        if (!given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        byte[] hash = HashOf(given[Scheme.Length..].Trim());
        bool isKnown = false;
        foreach (var (known, user) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known))
            {
                isKnown = true;
                context.Items[RequestUser.Key] = user;
            }
        }

        return isKnown;
    }

    private static Task Refuse(HttpContext context, int status, string detail) => Problems.WriteAsync(context, Problems.Of(status, detail));
}
