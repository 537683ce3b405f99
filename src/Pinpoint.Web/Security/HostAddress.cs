using System.Net;

namespace Pinpoint.Web.Security;

/// <summary>The address to listen on.</summary>
internal static class HostAddress
{
    /// <summary>Reads an address.</summary>
    /// <exception cref="UsageException">It is neither an IP address nor <c>localhost</c>.</exception>
    public static IPAddress Parse(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(host, out IPAddress? address) ? address
        : throw new UsageException($"--host: '{host}' is no IP address; give one of this machine, 0.0.0.0 for all, or localhost");

    /// <summary>Whether only this machine can reach the address.</summary>
    public static bool IsLoopback(string host) => IPAddress.IsLoopback(Parse(host));
}
