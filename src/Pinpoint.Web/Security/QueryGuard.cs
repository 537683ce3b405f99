using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Pinpoint.Web.Api;

namespace Pinpoint.Web.Security;

/// <summary>Refuses what an address of the API does not know: a parameter that is misspelt or stands twice would else be passed over in silence.</summary>
internal sealed class QueryGuard(RequestDelegate next)
{
    private readonly ConcurrentDictionary<RouteEndpoint, string[]> _known = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count == 0
            || context.GetEndpoint() is not RouteEndpoint route
            || route.Metadata.GetMetadata<MethodInfo>() is not { } handler
            || route.RoutePattern.RawText?.StartsWith(ApiRoutes.Root, StringComparison.Ordinal) != true)
        {
            return next(context);
        }

        string[] known = _known.GetOrAdd(route, _ => [.. handler.GetParameters().Where(IsQuery).Select(parameter => parameter.Name!)]);
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in context.Request.Query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                string which = known.Length == 0 ? "this address takes none" : $"it takes {string.Join(", ", known)}";
                return Refuse($"'{Excerpt(name)}' is no parameter of this address; {which}");
            }

            if (values.Count > 1)
            {
                return Refuse($"the parameter '{name}' stands {values.Count} times; send it once");
            }
        }

        return next(context);

        Task Refuse(string detail) => Problems.WriteAsync(context, Problems.Of(StatusCodes.Status400BadRequest, detail));

        bool IsQuery(ParameterInfo parameter) =>
            parameter.ParameterType == typeof(string) && !route.RoutePattern.Parameters.Any(part => part.Name == parameter.Name);
    }

    private static string Excerpt(string name) => name.Length <= 40 ? name : name[..40] + "..";
}
