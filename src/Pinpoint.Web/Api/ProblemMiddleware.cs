using System.Diagnostics;
using Pinpoint.Documents;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary>The outermost layer: turns whatever goes wrong into a problem document, counts answers, and lets no fault of one request touch another.</summary>
/// <param name="next">What serves the request.</param>
/// <param name="metrics">What counts.</param>
/// <param name="fault">Is told of faults of this software.</param>
/// <param name="log">Hears of every answer.</param>
internal sealed class ProblemMiddleware(RequestDelegate next, ServerMetrics metrics, Action<Exception> fault, AccessLog log)
{
    // Nobody reads it, for the client has gone; it is the usual name for that in counts (nginx).
    private const int ClientGone = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        int? counted = null;
        var clock = Stopwatch.StartNew();
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
            // A client that hangs up in the middle of its body may still read; whether it does or not, it is the one that went.
            counted = context.RequestAborted.IsCancellationRequested || exception is RequestRefusedException { HungUp: true } ? ClientGone : null;
            Problem? problem = Problems.Of(exception);
            if (problem is null)
            {
                fault(exception);
                log.Fault(exception);
            }

            bool told = await TryTellAsync(
                context, problem
                    ?? Problems.Of(StatusCodes.Status500InternalServerError, "this is a fault of the server; its terminal says more"),
                exception as RequestRefusedException);
            counted ??= told ? null : ClientGone;
        }
        catch (Exception exception)
        {
            // Half an answer is out, so that only its breaking off can tell the client.
            if (exception is not OperationCanceledException)
            {
                fault(exception);
                log.Fault(exception);
            }

            counted = StatusCodes.Status500InternalServerError;
            context.Abort();
        }

        string route = (context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? "other";
        metrics.Answered(route, counted ?? context.Response.StatusCode);
        log.Answered(context, route, counted ?? context.Response.StatusCode, clock.Elapsed);
    }

    // Whether the answer went out; there may be nobody left to take it.
    private static async Task<bool> TryTellAsync(HttpContext context, Problem problem, RequestRefusedException? refused)
    {
        try
        {
            await Problems.WriteAsync(context, problem, refused?.RetryAfter, refused?.Version);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return false;
        }
    }

    private static string Explain(int status) => status switch
    {
        StatusCodes.Status404NotFound => "there is nothing at this address; /api lists what there is",
        StatusCodes.Status405MethodNotAllowed => "this address takes another method; /api says which",
        _ => "the request cannot be served; /api says what can",
    };
}
