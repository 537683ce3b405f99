using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pinpoint.Documents;
using Pinpoint.Localization;
using Pinpoint.Web.Api;
using Pinpoint.Web.Archives;
using Pinpoint.Web.Corrections;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Models;
using Pinpoint.Web.Predictions;
using Pinpoint.Web.Security;
using Pinpoint.Web.Studio;
using Pinpoint.Workflows;

namespace Pinpoint.Web;

/// <summary>The local server: the page, and the API under <c>/api/v1</c>. It reads no configuration but its options, and keeps nothing of a scan.</summary>
public sealed class PinpointServer : IAsyncDisposable
{
    private const int LargestSmallBody = 1 << 22;
    private const int MostConnections = 256;
    private readonly WebApplication _application;
    private readonly ModelCatalog _catalog;
    private readonly ServeOptions _options;
    private readonly ServerLife _life;
    private readonly AccessLog _log;
    private readonly ArchiveService? _archive;
    private readonly (StudioProject? Project, StudioTraining? Training) _studio;

    private PinpointServer(
        WebApplication application, ModelCatalog catalog, (StudioProject? Project, StudioTraining? Training) studio, ServeOptions options, Uri address)
    {
        _studio = studio;
        _archive = application.Services.GetService<ArchiveService>();
        _application = application;
        _catalog = catalog;
        _options = options;
        _life = application.Services.GetRequiredService<ServerLife>();
        _log = application.Services.GetRequiredService<AccessLog>();
        Address = address;
    }

    /// <summary>Where the server listens.</summary>
    public Uri Address { get; }

    /// <summary>The names of the models that are served.</summary>
    public IReadOnlyList<string> Models => [.. _catalog.Models.Select(model => model.Id)];

    /// <summary>Methods and addresses of all routes, as <c>GET /api/v1/models</c>.</summary>
    internal IEnumerable<string> Routes => ((IEndpointRouteBuilder)_application).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(route => route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => $"{method} {route.RoutePattern.RawText}"));

    /// <summary>Predictions under way.</summary>
    public int UnderWay => _life.UnderWay;

    /// <summary>Loads the models and begins to serve.</summary>
    /// <param name="options">What is served, where, and within which bounds.</param>
    /// <param name="fault">Is told of faults of this software, which the client sees as status 500; null tells nobody.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="UsageException">An option is wrong, the port is taken, or others could reach the server without a token.</exception>
    /// <exception cref="BadInputException">A model cannot be read.</exception>
    /// <exception cref="ResourceException">The folder for corrections, or that of the project, cannot be written.</exception>
    public static async Task<PinpointServer> StartAsync(ServeOptions options, Action<Exception>? fault = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        IPAddress address = HostAddress.Parse(options.Host);
        if (!IPAddress.IsLoopback(address) && string.IsNullOrEmpty(options.Token) && options.Users.Count == 0)
        {
            throw new UsageException($"--host {options.Host}: others could reach the server there; set a token with --token or in PINPOINT_TOKEN");
        }

        ProxySettings.Check(options.PublicUrl);
        ProxySettings.Of(options);
        if (options.CorrectionsFolder is { } corrections)
        {
            CorrectionStore.Prepare(corrections);
        }

        var catalog = ModelCatalog.Load(options.Models, new LocalizerOptions
        {
            Threads = options.ThreadsEach,
            CheckMirrorImages = options.CheckMirrorImages,
        }, options.Archive is not null);
        ArchiveService.Check(options, catalog.Models.Count);
        StudioProject? project = options.StudioFolder is { } studio ? StudioProject.Open(studio) : null;
        StudioTraining? training = project is null ? null : new StudioTraining(project, options.TrainingThreads, fault ?? (_ => { }));
        WebApplication application = Create(options, address, catalog, (project, training), fault ?? (_ => { }));
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await using (application.Services.GetService<ArchiveService>())
            {
                await application.DisposeAsync();
            }

            training?.Dispose();
            project?.Dispose();
            catalog.Dispose();
            throw new UsageException(
                $"{options.Host}, port {options.Port}: cannot listen there ({exception.Message.TrimEnd('.')}); choose another --port", exception);
        }

        application.Services.GetService<ArchiveService>()?.Start(fault ?? (_ => { }));
        training?.Open();
        string bound = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new PinpointServer(application, catalog, (project, training), options, new Uri(bound));
    }

    /// <summary>
    /// Serves until it is cancelled; then begins nothing new, gives what is under way at most <see cref="ServeOptions.Drain"/>, and lets go of the rest.
    /// </summary>
    /// <param name="cancellationToken">Ends the serving.</param>
    /// <returns>How many predictions were given up.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(stopped.SetResult))
        {
            await stopped.Task;
        }

        _log.Stopping(_life.UnderWay, _options.Drain);
        int givenUp = await _life.DrainAsync(_options.Drain);
        await _application.StopAsync(CancellationToken.None);
        _log.Stopped(givenUp);
        return givenUp;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_archive is not null)
        {
            await _archive.DisposeAsync();
        }

        await _application.DisposeAsync();
        _studio.Training?.Dispose();
        _studio.Project?.Dispose();
        _catalog.Dispose();
    }

    private static WebApplication Create(
        ServeOptions options, IPAddress address, ModelCatalog catalog, (StudioProject? Project, StudioTraining? Training) studio, Action<Exception> fault)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = "Pinpoint.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestSmallBody;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Listen(address, options.Port);
        });
        builder.Services.AddRouting();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolver = DocumentContext.Default;
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddOpenApi(ApiDescription.Version, ApiTransformers.AddTo);
        builder.Services.AddCors();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        var gate = new PredictionGate(options.Concurrent, options.Queue, options.PerClient);
        var life = new ServerLife(gate);
        var log = new AccessLog(options.Loggers);
        builder.Services.AddSingleton(_ => life);
        builder.Services.AddSingleton(log);
        var idle = IdleMemory.OfServer();
        builder.Services.AddSingleton(_ => idle);
        var memory = new MemoryBudget(options.LargestMemory, idle);
        var metrics = new ServerMetrics(gate, memory);
        ArchiveService? archive = options.Archive is { } root ? new ArchiveService(root, options, catalog, gate, memory, metrics, life, log) : null;
        if (archive is not null)
        {
            builder.Services.AddSingleton(archive);
        }

        WebApplication application = builder.Build();

        // What was asked for once ends with the application.
        _ = application.Services.GetRequiredService<IdleMemory>();
        if (ProxySettings.Of(options) is { } forwarded)
        {
            application.UseForwardedHeaders(forwarded);
        }

        application.Use(next => context =>
        {
            SecurityHeaders.Add(context.Response.Headers);
            return new ProblemMiddleware(next, metrics, fault, log).InvokeAsync(context);
        });
        application.UseRouting();
        if (options.AllowedOrigins.Count > 0)
        {
            application.UseCors(cors => cors.WithOrigins([.. options.AllowedOrigins])
                .WithMethods("GET", "HEAD", "POST")
                .WithHeaders("Authorization", "Content-Type", "If-Match", "If-None-Match")
                .WithExposedHeaders("ETag", "Retry-After"));
        }

        application.Use(next => new RequestGuard(next, options).InvokeAsync);
        application.Use(next => new QueryGuard(next).InvokeAsync);
        var predictions = new PredictEndpoint(catalog, gate, memory, metrics, options, life);
        var scans = new ScanAnswer(memory, metrics, options);
        StudioSite? site = studio is { Project: { } project, Training: { } training } ? new StudioSite(project, training, memory) : null;
        ApiRoutes.Map(
            application,
            new ModelEndpoints(catalog),
            predictions,
            new ScanEndpoint(predictions, scans, options, life),
            new ArchiveEndpoint(archive, catalog, predictions, metrics, life),
            new CorrectionEndpoint(options.CorrectionsFolder is { } folder ? new CorrectionStore(folder, memory) : null, options, life),
            new StudioEndpoints(site, predictions, scans, options, life),
            new StudioTrainingEndpoints(site, predictions, life),
            new ServerEndpoints(catalog, metrics, options, life));
        return application;
    }
}
