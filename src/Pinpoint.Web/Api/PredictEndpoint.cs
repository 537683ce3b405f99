using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Models;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary><c>POST /api/v1/models/{model}/predict</c>: the scan in the body, the answer as JSON or as events.</summary>
internal sealed class PredictEndpoint(
    ModelCatalog catalog, PredictionGate gate, MemoryBudget memory, ServerMetrics metrics, ServeOptions options, ServerLife life)
{
    private const int LongestSeries = 200;

    public async Task Handle(string model, HttpContext context, string? name = null, string? frame = null, string? series = null, string? paths = null)
    {
        life.RefuseNew();
        ServedModel served = ModelEndpoints.Find(catalog, model);
        HttpRequest http = context.Request;
        AllowBody(context, options);
        var request = new PredictionRequest(
            served,
            ScanName.Of(name),
            FrameOf(frame),
            SeriesOf(series),
            TruthOf("paths", paths),
            http.Body,
            http.ContentLength);
        using var prediction = new Prediction(request, Enter(context), memory, metrics);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.GivenUp);
        ending.CancelAfter(options.Timeout);
        try
        {
            VolumeHeader header = await prediction.ReadAsync(options.LargestBody, ending.Token);
            if (ServerSentEvents.AreWanted(http))
            {
                await StreamAsync(context, prediction, header, ending);
            }
            else
            {
                await WebJson.WriteAsync(context, await prediction.SearchAsync(_ => { }, ending.Token));
            }
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            throw ending.IsCancellationRequested
                ? Ended()
                : HungUp();
        }
    }

    /// <summary>A place behind the gate.</summary>
    /// <exception cref="RequestRefusedException">There is none.</exception>
    internal PredictionPlace Enter(HttpContext context)
    {
        if (gate.TryEnter(ClientOf(context), out PredictionPlace? place, out bool alone))
        {
            return place;
        }

        if (alone)
        {
            throw new RequestRefusedException(
                StatusCodes.Status429TooManyRequests,
                $"{options.PerClient} predictions of yours are under way, the most that one client may have; send the scan again in a while",
                metrics.UsualWait);
        }

        throw new RequestRefusedException(
            StatusCodes.Status429TooManyRequests,
            $"{options.Concurrent + options.Queue} predictions are under way, the most that this server takes; send the scan again in a while",
            metrics.UsualWait);
    }

    /// <summary>Does work within the time that a request may take.</summary>
    /// <exception cref="RequestRefusedException">The time is over, or the server is being stopped.</exception>
    internal async Task<T> BoundedAsync<T>(HttpContext context, Func<CancellationToken, Task<T>> work)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.GivenUp);
        ending.CancelAfter(options.Timeout);
        try
        {
            return await work(ending.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested && ending.IsCancellationRequested)
        {
            throw Ended();
        }
    }

    /// <summary>The refusal of a body that ended early.</summary>
    internal static RequestRefusedException HungUp() =>
        new(StatusCodes.Status400BadRequest, "the body ended early; send it again") { HungUp = true };

    /// <summary>The volume that a client names; null where it names none.</summary>
    internal static string? SeriesOf(string? text) => string.IsNullOrEmpty(text) ? null
        : text.Length <= LongestSeries ? text
        : throw new RequestRefusedException(StatusCodes.Status400BadRequest, "'series' is longer than any name of a series; correct it");

    /// <summary>The frame that a client names; null where it names none.</summary>
    /// <exception cref="RequestRefusedException">It is no number.</exception>
    internal static int? FrameOf(string? text) => string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int frame) ? frame
        : throw new RequestRefusedException(StatusCodes.Status400BadRequest, "'frame' is no whole number from 0 on; correct it");

    /// <summary>Lets a request have a larger body than most.</summary>
    /// <exception cref="RequestRefusedException">The body is said to be larger still.</exception>
    internal static void AllowBody(HttpContext context, ServeOptions options)
    {
        if (context.Request.ContentLength > options.LargestBody)
        {
            throw BodyStream.TooLarge(options.LargestBody);
        }

        // Whoever sends more slowly holds a place that others wait for.
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(options.SlowestUpload, options.UploadGrace);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.LargestBody;
        }
    }

    /// <summary>What a client says of a yes or no; no where it says nothing.</summary>
    /// <exception cref="RequestRefusedException">It says neither.</exception>
    internal static bool TruthOf(string name, string? text) => text switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => throw new RequestRefusedException(StatusCodes.Status400BadRequest, $"'{name}' is neither true nor false; correct it"),
    };

    // Programs on this machine are one client to us, and those who run them share it anyway.
    private static IPAddress? ClientOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address) ? address : null;

    private async Task StreamAsync(HttpContext context, Prediction prediction, VolumeHeader header, CancellationTokenSource ending)
    {
        var events = new ServerSentEvents(context.Response);
        var progress = Channel.CreateUnbounded<ProgressEvent>();
        await events.BeginAsync(ending.Token);
        await events.SendAsync("read", ProgressEvent.Read(header).Data, ending.Token);
        Task<PredictionDocument> search = SearchAsync();
        try
        {
            await foreach (ProgressEvent step in progress.Reader.ReadAllAsync(context.RequestAborted))
            {
                await events.SendAsync(step.Name, step.Data, context.RequestAborted);
            }

            await SendEndAsync(events, search, context.RequestAborted);
        }
        finally
        {
            // Whatever happened to the client: the search ends before its scan is given up.
            await ending.CancelAsync();
            await Task.WhenAny(search);
        }

        async Task<PredictionDocument> SearchAsync()
        {
            try
            {
                return await prediction.SearchAsync(step => progress.Writer.TryWrite(step), ending.Token);
            }
            finally
            {
                progress.Writer.Complete();
            }
        }
    }

    private async Task SendEndAsync(ServerSentEvents events, Task<PredictionDocument> search, CancellationToken gone)
    {
        PredictionDocument answer;
        try
        {
            answer = await search;
        }
        catch (Exception exception) when (!gone.IsCancellationRequested && (exception is OperationCanceledException || Problems.Of(exception) is not null))
        {
            await events.SendAsync("error", Problems.Of(exception) ?? Problems.Of(Ended())!, gone);
            return;
        }

        await events.SendAsync("done", answer, gone);
    }

    private RequestRefusedException Ended() => life.GivenUp.IsCancellationRequested
        ? ServerLife.Stopping()
        : new RequestRefusedException(
            StatusCodes.Status503ServiceUnavailable,
            $"the request took longer than {options.Timeout.TotalSeconds:0.#} s, the most that this server gives; send the scan again when less is going on",
            metrics.UsualWait);
}
