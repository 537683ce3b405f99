using Pinpoint.Documents;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary>The outermost layer: turns whatever goes wrong into a problem document, counts answers, and lets no fault of one request touch another.</summary>
/// <param name="next">What serves the request.</param>
/// <param name="metrics">What counts.</param>
/// <param name="fault">Is told of faults of this software.</param>
internal sealed class ProblemMiddleware(RequestDelegate next, ServerMetrics metrics, Action<Exception> fault)
{
    // Nobody reads it, for the client has gone; it is the usual name for that in counts (nginx).
    private const int ClientGone = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        int? counted = null;
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await Problems.WriteAsync(context, Problems.Of(context.Response.StatusCode, Explain(context.Response.StatusCode)));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            counted = ClientGone;
        }
        catch (IOException) when (context.RequestAborted.IsCancellationRequested || context.Response.HasStarted)
        {
            counted = ClientGone;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Problem? problem = Problems.Of(exception);
            if (problem is null)
            {
                fault(exception);
            }

            await Problems.WriteAsync(
                context, problem
                    ?? Problems.Of(StatusCodes.Status500InternalServerError, "this is a fault of the server; its terminal says more"),
                    (exception as RequestRefusedException)?.RetryAfter);
        }
        catch (Exception exception)
        {
            // Half an answer is out, so that only its breaking off can tell the client.
            if (exception is not OperationCanceledException)
            {
                fault(exception);
            }

            counted = StatusCodes.Status500InternalServerError;
            context.Abort();
        }

        metrics.Answered(
            (context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? "other", counted ?? context.Response.StatusCode);
    }

    private static string Explain(int status) => status switch
    {
        StatusCodes.Status404NotFound => "there is nothing at this address; /api lists what there is",
        StatusCodes.Status405MethodNotAllowed => "this address takes another method; /api says which",
        _ => "the request cannot be served; /api says what can",
    };
}
