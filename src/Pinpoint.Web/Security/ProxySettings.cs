using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Pinpoint.Web.Security;

/// <summary>A proxy before the server: where it is found, and whose word on clients counts.</summary>
internal static class ProxySettings
{
    /// <summary>Refuses a public address that is none.</summary>
    /// <exception cref="UsageException">It has a path, or another scheme than http and https.</exception>
    public static void Check(Uri? url)
    {
        bool sound = url is null
            || (url.IsAbsoluteUri
                && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
                && url.PathAndQuery == "/"
                && url.Fragment.Length == 0
                && url.UserInfo.Length == 0);
        if (!sound)
        {
            throw NoSite(url);
        }
    }

    /// <summary>What is wrong with a public address that is none.</summary>
    public static UsageException NoSite(object? address) =>
        new($"--public-url: '{address}' is no address of a site; give scheme and host without a path, such as https://landmarks.example.org");

    /// <summary>Whose word counts; null where nobody's does.</summary>
    /// <exception cref="UsageException">A proxy is no IP address.</exception>
    public static ForwardedHeadersOptions? Of(ServeOptions options)
    {
        if (options.PublicUrl is null && options.TrustedProxies.Count == 0)
        {
            return null;
        }

        // The one before us; what further ones say could be said by anybody.
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = 1 };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (IPAddress proxy in options.TrustedProxies.Select(Parse))
        {
            forwarded.KnownProxies.Add(proxy);
        }

        if (options.PublicUrl is not null)
        {
            forwarded.KnownProxies.Add(IPAddress.IPv6Loopback);
            forwarded.KnownIPNetworks.Add(new System.Net.IPNetwork(IPAddress.Parse("127.0.0.0"), 8));
        }

        return forwarded;
    }

    private static IPAddress Parse(string text) => IPAddress.TryParse(text, out IPAddress? address)
        ? address
        : throw new UsageException($"--trusted-proxy: '{text}' is no IP address; give that from which the proxy's requests come");
}
