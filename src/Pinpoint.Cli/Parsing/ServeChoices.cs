using System.CommandLine;
using Pinpoint.Web;
using Pinpoint.Web.Security;

namespace Pinpoint.Cli.Parsing;

/// <summary>
/// The options of <c>pinpoint serve</c>. What starts the server is apart from what declares them, so that no other command loads the web server.
/// </summary>
internal sealed class ServeChoices
{
    private const string TokenVariable = "PINPOINT_TOKEN";
    private const string TextLog = "text";
    private const string JsonLog = "json";
    private const int Kibibyte = 10;
    private const int Mebibyte = 20;

    private readonly Option<int?> _port = CommonOptions.Bounded(
        new Option<int?>("--port") { Description = "The port to listen on; 0 takes any that is free (default: 5080)", HelpName = "P" }, 0, 65_535);
    private readonly Option<string?> _host = new("--host")
    {
        Description = "The IP address to listen on (default: 127.0.0.1, which only this machine reaches)",
        HelpName = "ADDRESS",
    };
    private readonly Option<string?> _token = new("--token")
    {
        Description = $"What API requests must bring along; needed for any address but loopback (default: the environment variable {TokenVariable})",
        HelpName = "TOKEN",
    };
    private readonly Option<string?> _users = new("--users")
    {
        Description = "A file with a line NAME TOKEN for each who may come in; what they change is noted with their names (default: names are not known)",
        HelpName = "FILE",
    };
    private readonly Option<string?> _corrections = new("--corrections")
    {
        Description = "The data set that receives corrected landmarks with their scans (default: none is kept)",
        HelpName = "DIR",
    };
    private readonly Option<string[]> _cors = CommonOptions.Names("--cors", "Origins of other sites whose pages may use the API (default: none)", "ORIGIN,..");
    private readonly Option<int?> _concurrent = CommonOptions.Positive(
        new Option<int?>("--concurrent") { Description = "Predictions that run at once (default: one per four cores)", HelpName = "N" }, 64);
    private readonly Option<int?> _queue = CommonOptions.Bounded(
        new Option<int?>("--queue") { Description = "Predictions that may wait; more are turned away (default: 8)", HelpName = "N" }, 0, 1_000);
    private readonly Option<TimeSpan?> _timeout = CommonOptions.Duration("--timeout", "The longest that a request may take: 90s, 5m (default: 2m)");
    private readonly Option<int?> _body = CommonOptions.Positive(
        new Option<int?>("--largest-body") { Description = "The largest scan file in MiB (default: 1024)", HelpName = "MIB" }, 1 << 20);
    private readonly Option<int?> _memory = CommonOptions.Positive(
        new Option<int?>("--largest-memory") { Description = "The memory in MiB that all scans under way may take (default: 4096)", HelpName = "MIB" },
        1 << 22);
    private readonly Option<string?> _publicUrl = new("--public-url")
    {
        Description = "Where people find the server behind a proxy: https://landmarks.example.org (default: there is no proxy)",
        HelpName = "URL",
    };
    private readonly Option<string[]> _proxies = CommonOptions.Names(
        "--trusted-proxy", "Addresses of proxies whose X-Forwarded-For is believed (default: with --public-url, those on this machine)", "ADDRESS,..");
    private readonly Option<int?> _perClient = CommonOptions.Positive(
        new Option<int?>("--per-client") { Description = "Predictions of one client that may be under way at once (default: 4)", HelpName = "N" }, 1_000);
    private readonly Option<int?> _slowest = CommonOptions.Positive(
        new Option<int?>("--slowest-upload") { Description = "The slowest upload in KiB a second (default: 16)", HelpName = "KIB" }, 1 << 20);
    private readonly Option<TimeSpan?> _drain = CommonOptions.Duration(
        "--drain", "How long predictions may go on when the server is stopped: 20s, 1m (default: 20s)");
    private readonly Option<string?> _log = new Option<string?>("--log")
    {
        Description = "A line for every request and fault on standard error (default: none)",
    }.AcceptOnlyFromAmong(TextLog, JsonLog);
    private readonly ArchiveChoices _archive = new();
    private readonly Option<string[]> _sweep = CommonOptions.Names(
        "--sweep", "Kinds of series, such as CT, that are looked for in the archive so that each gets a report (default: none)", "MODALITY,..");
    private readonly Option<int?> _sweepDays = CommonOptions.Bounded(
        new Option<int?>("--sweep-days") { Description = "The days before today of which --sweep looks for studies (default: 2)", HelpName = "N" },
        0,
        3_650);
    private readonly Option<bool> _noMirrorCheck = CommonOptions.NoMirrorCheck();
    private readonly Option<int?> _threads = CommonOptions.Threads();

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[]
        {
            _port, _host, _token, _corrections, _cors, _concurrent, _queue, _timeout, _body, _memory, _publicUrl, _proxies, _perClient, _slowest, _drain, _log,
            _sweep, _sweepDays, _noMirrorCheck, _threads,
        })
        {
            command.Add(option);
        }

        _archive.AddTo(command);
    }

    /// <summary>Adds only what has a say where people work on a project.</summary>
    public void AddStudioTo(Command command)
    {
        foreach (Option option in new Option[]
        {
            _port, _host, _token, _users, _timeout, _body, _memory, _publicUrl, _proxies, _slowest, _drain, _log, _threads,
        })
        {
            command.Add(option);
        }
    }

    public ServeOptions Read(ParseResult parsed, IReadOnlyList<string> models)
    {
        var plain = new ServeOptions { Models = models };
        string? token = parsed.GetValue(_token) ?? Environment.GetEnvironmentVariable(TokenVariable);
        return plain with
        {
            Port = parsed.GetValue(_port) ?? plain.Port,
            Host = parsed.GetValue(_host) ?? plain.Host,
            Token = string.IsNullOrWhiteSpace(token) ? null : token.Trim(),
            Users = parsed.GetValue(_users) is { } users ? UserFile.Read(users) : plain.Users,
            CorrectionsFolder = parsed.GetValue(_corrections),
            AllowedOrigins = parsed.GetValue(_cors) ?? [],
            Concurrent = parsed.GetValue(_concurrent) ?? plain.Concurrent,
            Queue = parsed.GetValue(_queue) ?? plain.Queue,
            Timeout = parsed.GetValue(_timeout) ?? plain.Timeout,
            LargestBody = parsed.GetValue(_body) is { } body ? (long)body << Mebibyte : plain.LargestBody,
            LargestMemory = parsed.GetValue(_memory) is { } memory ? (long)memory << Mebibyte : plain.LargestMemory,
            PublicUrl = parsed.GetValue(_publicUrl) is { } url ? ServeOptions.PublicUrlOf(url) : null,
            TrustedProxies = parsed.GetValue(_proxies) ?? [],
            PerClient = parsed.GetValue(_perClient) ?? plain.PerClient,
            SlowestUpload = parsed.GetValue(_slowest) is { } slowest ? slowest << Kibibyte : plain.SlowestUpload,
            Drain = parsed.GetValue(_drain) ?? plain.Drain,
            Loggers = parsed.GetValue(_log) is { } form ? ServerLogs.ToStandardError(form == JsonLog) : null,
            Archive = _archive.Read(parsed),
            SweepModalities = parsed.GetValue(_sweep) ?? [],
            SweepDays = parsed.GetValue(_sweepDays) ?? plain.SweepDays,
            CheckMirrorImages = !parsed.GetValue(_noMirrorCheck),
            Threads = parsed.GetValue(_threads),
        };
    }
}
