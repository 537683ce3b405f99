using Pinpoint.Web.Security;

namespace Pinpoint.Web;

/// <summary>What is served, where, and within which bounds.</summary>
public sealed record ServeOptions
{
    /// <summary>The model files, or folders of training runs, each served under its own name; none: the models that come with this software.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The address to listen on: an IP address or <c>localhost</c>.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port; 0 takes any that is free.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>What every request to the API must bring along; null asks for nothing, which only loopback allows.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// The names of people by their tokens, each of which is as good as <see cref="Token"/>; what they do in a project is noted with their names.
    /// </summary>
    public IReadOnlyDictionary<string, string> Users { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The data set that receives corrected landmarks with their scans; null keeps nothing.</summary>
    public string? CorrectionsFolder { get; init; }

    /// <summary>The folder of the project that the studio has open; null: there is no studio.</summary>
    public string? StudioFolder { get; init; }

    /// <summary>Web origins, besides the server's own, whose pages may use the API.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// Where people find the server when a proxy stands before it, such as <c>https://landmarks.example.org</c>: scheme, host and port, no path; null where
    /// there is none. Requests for that host are answered, and its pages are the server's own.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Reads a <see cref="PublicUrl"/>.</summary>
    /// <exception cref="UsageException">The text is no address of a site.</exception>
    public static Uri PublicUrlOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) ? url : throw ProxySettings.NoSite(text);

    /// <summary>
    /// The addresses of proxies that are believed when they say whose request they pass on (<c>X-Forwarded-For</c>); with a <see cref="PublicUrl"/> those on
    /// this machine are too.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Predictions of one client, told by its address, that may be under way at once; clients on this machine are not counted.</summary>
    public int PerClient { get; init; } = 4;

    /// <summary>The slowest upload in bytes a second, after the first ten seconds.</summary>
    public int SlowestUpload { get; init; } = 16 * 1024;

    /// <summary>How long predictions under way may go on when the server is stopped.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Hears of every request (method, route, status, duration, client) and of faults; null: nobody does. No name of a scan, nothing of its content and no
    /// message that could hold one is written.
    /// </summary>
    public Microsoft.Extensions.Logging.ILoggerFactory? Loggers { get; init; }

    /// <summary>Predictions that run at once.</summary>
    public int Concurrent { get; init; } = Math.Max(1, Environment.ProcessorCount / 4);

    /// <summary>Predictions that may wait for their turn; more are turned away with status 429.</summary>
    public int Queue { get; init; } = 8;

    /// <summary>How long a request may take, from its first byte to the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The largest request body in bytes.</summary>
    public long LargestBody { get; init; } = 1L << 30;

    /// <summary>The memory in bytes that all scans under way may take together.</summary>
    public long LargestMemory { get; init; } = 4L << 30;

    /// <summary>
    /// Whether calibrated models also search the mirror images of scans that are less usual than most
    /// (<see cref="Localization.LocalizerOptions.CheckMirrorImages"/>).
    /// </summary>
    public bool CheckMirrorImages { get; init; } = true;

    /// <summary>Threads of one prediction; null shares the cores among the predictions that run at once.</summary>
    public int? Threads { get; init; }

    /// <summary>The archive whose scans may be predicted, and that receives their reports; null: none. No request can name another.</summary>
    public DicomWeb.DicomWebOptions? Archive { get; init; }

    /// <summary>The kinds of series, such as <c>CT</c>, that are looked for in the archive, so that each gets a report; empty: none.</summary>
    public IReadOnlyList<string> SweepModalities { get; init; } = [];

    /// <summary>How many days before today the studies may be from that are looked for.</summary>
    public int SweepDays { get; init; } = 2;

    /// <summary>How long it is from one look to the next; a series must not grow in between.</summary>
    internal TimeSpan SweepEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the queue rests where the archive cannot be reached; each further rest takes twice as long.</summary>
    internal TimeSpan FirstArchivePause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The scans of the archive that may wait.</summary>
    internal int LongestArchiveQueue { get; init; } = 10_000;

    /// <summary>How long an upload may be slower than <see cref="SlowestUpload"/>.</summary>
    internal TimeSpan UploadGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The threads of a training; whoever works in the browser meanwhile keeps a core.</summary>
    internal int TrainingThreads => Threads ?? Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>The threads of one prediction.</summary>
    internal int ThreadsEach => Threads ?? Math.Max(1, Environment.ProcessorCount / Concurrent);
}
