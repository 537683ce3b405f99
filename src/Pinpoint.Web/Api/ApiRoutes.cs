using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Pinpoint.Web.Pages;

namespace Pinpoint.Web.Api;

/// <summary>Which address leads where. All that is under <see cref="Root"/> is described in <c>openapi.json</c>, and a test holds the two together.</summary>
internal static class ApiRoutes
{
    public const string Root = "/api/v1";
    private const string Description = "openapi.json";

    public static void Map(IEndpointRouteBuilder routes, ModelEndpoints models, PredictEndpoint predict, CorrectionEndpoint corrections, ServerEndpoints server)
    {
        routes.MapGet(Root + "/models", models.List);
        routes.MapGet(Root + "/models/{model}", models.Show);
        routes.MapPost(Root + "/models/{model}/predict", predict.Handle);
        routes.MapPost(Root + "/models/{model}/anatomy", models.Anatomy);
        routes.MapPost(Root + "/landmark-files", LandmarkFileEndpoint.Handle);
        routes.MapPost(Root + "/corrections", corrections.Handle);
        routes.MapGet(Root + "/health", server.Health);
        routes.MapGet(Root + "/server", server.Facts);
        routes.MapGet(Root + "/metrics", server.Metrics);
        byte[] description = ReadDescription();
        routes.MapGet(Root + "/" + Description, (RequestDelegate)(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.Body.WriteAsync(description, context.RequestAborted).AsTask();
        }));
        foreach (string address in PageFiles.Addresses)
        {
            routes.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)(context => PageFiles.SendAsync(context, address)));
        }
    }

    private static byte[] ReadDescription()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Description)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
