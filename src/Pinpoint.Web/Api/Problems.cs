using Microsoft.Extensions.Primitives;
using Pinpoint.DicomWeb;
using Pinpoint.Documents;
using Pinpoint.Web.Predictions;
using Pinpoint.Web.Security;

namespace Pinpoint.Web.Api;

/// <summary>Problems, and the exceptions behind them.</summary>
internal static class Problems
{
    private const string Kind = "about:blank";

    public static Problem Of(int status, string detail) =>
        new(Kind, Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), status, detail.ReplaceLineEndings(" "));

    /// <summary>The problem behind an exception; null where it is a fault of this software.</summary>
    public static Problem? Of(Exception exception) => exception switch
    {
        RequestRefusedException refused => Of(refused.Status, refused.Message),
        BadInputException { Place: "first bytes" } unknown => Of(StatusCodes.Status415UnsupportedMediaType, unknown.Message),
        ArchiveException { Status: System.Net.HttpStatusCode.NotFound } missing => Of(StatusCodes.Status404NotFound, missing.Message),
        ArchiveException archive => Of(StatusCodes.Status502BadGateway, archive.Message),
        BadInputException bad => Of(StatusCodes.Status422UnprocessableEntity, bad.Message),
        UsageException usage => Of(StatusCodes.Status400BadRequest, usage.Message),
        ResourceException resource => Of(StatusCodes.Status413PayloadTooLarge, resource.Message),
        OutOfMemoryException =>
            Of(StatusCodes.Status503ServiceUnavailable, "there is not enough memory at the moment; send the scan again in a while, or a smaller one"),
        BadHttpRequestException request => Of(request.StatusCode, $"{request.Message.TrimEnd('.')}; correct the request"),
        _ => null,
    };

    /// <summary>Answers with the problem.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem, TimeSpan? retryAfter = null, string? version = null)
    {
        StringValues allow = context.Response.Headers.Allow;
        context.Response.Clear();
        context.Response.Headers.Allow = allow;
        SecurityHeaders.Add(context.Response.Headers);
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.ETag = version;
        if (retryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = $"{Math.Max(1, Math.Ceiling(wait.TotalSeconds))}";
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return WebJson.WriteAsync(context, problem, "application/problem+json");
    }
}
