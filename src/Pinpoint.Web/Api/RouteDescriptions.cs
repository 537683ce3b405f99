using Pinpoint.Documents;

namespace Pinpoint.Web.Api;

/// <summary>What a route's description says beyond its handler's types.</summary>
internal static class RouteDescriptions
{
    /// <summary>Names a route and the statuses of its problems.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string name, string summary, params ReadOnlySpan<int> problems)
    {
        route.WithName(name).WithSummary(summary);
        foreach (int status in problems)
        {
            route.Produces<Problem>(status, "application/problem+json");
        }

        return route;
    }

    /// <summary>Says what the body is. It stays unbound, so that it is read as it comes and refused in one line.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, string mediaType, Type? form) => route.WithMetadata(new TakenBody(mediaType, form));

    /// <summary>Says what the handler writes itself.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status, string mediaType, params string[] more) =>
        route.Produces<T>(status, mediaType, more);
}
