using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Pinpoint.Web.Api;

/// <summary><c>GET /api/v1/openapi.json</c>: the description of all routes, made once from the routes and the documents.</summary>
internal sealed class ApiDescription : IDisposable
{
    public const string Name = "openapi.json";
    public const string Version = "v1";
    private readonly SemaphoreSlim _making = new(1);
    private byte[]? _made;

    public async Task Send(HttpContext context)
    {
        byte[] made = await MadeAsync(context);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = made.Length;
        await context.Response.Body.WriteAsync(made, context.RequestAborted);
    }

    public void Dispose() => _making.Dispose();

    private async Task<byte[]> MadeAsync(HttpContext context)
    {
        await _making.WaitAsync(context.RequestAborted);
        try
        {
            return _made ??= Encoding.UTF8.GetBytes(
                await (await context.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(Version).GetOpenApiDocumentAsync(context.RequestAborted))
                .SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None));
        }
        finally
        {
            _making.Release();
        }
    }
}
