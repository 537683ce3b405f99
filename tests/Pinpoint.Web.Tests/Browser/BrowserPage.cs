using Microsoft.Playwright;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Browser;

/// <summary>A server and its page in Chromium, with a fresh profile.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    // The machine may be busy; what is awaited is there or is not, and no test measures time.
    private const int PatienceMs = 120_000;
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _errors = [];

    private BrowserPage(TestServer server, IPlaywright playwright, IBrowser browser, IPage page)
    {
        Server = server;
        _playwright = playwright;
        _browser = browser;
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.SetDefaultTimeout(PatienceMs);
    }

    public TestServer Server { get; private set; }

    public IPage Page { get; }

    /// <summary>What scripts threw.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static async Task<BrowserPage> OpenAsync(ServeOptions options, int width = 1280, int height = 820, string path = "/")
    {
        TestServer server = await TestServer.StartAsync(options);
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = Arguments, Timeout = PatienceMs });
        IPage page = await browser.NewPageAsync(
            new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, AcceptDownloads = true });
        var opened = new BrowserPage(server, playwright, browser, page);
        await page.GotoAsync(new Uri(server.Address, path).ToString(), new PageGotoOptions { Timeout = PatienceMs });
        await page.WaitForSelectorAsync("body[data-ready]");
        return opened;
    }

    /// <summary>Ends the server, starts another one, and opens its page.</summary>
    public async Task RestartAsync(ServeOptions options, string path)
    {
        await Server.DisposeAsync();
        Server = await TestServer.StartAsync(options);
        await Page.GotoAsync(new Uri(Server.Address, path).ToString(), new PageGotoOptions { Timeout = PatienceMs });
        await Page.WaitForSelectorAsync("body[data-ready]");
    }

    /// <summary>Drops a file on the page, as from the desktop.</summary>
    public async Task DropAsync(string name, byte[] bytes)
    {
        IJSHandle transfer = await Page.EvaluateHandleAsync(
            "([name, base64]) => { const t = new DataTransfer(); t.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name)); " +
            "return t; }",
            new[] { name, Convert.ToBase64String(bytes) });
        await Page.DispatchEventAsync("body", "drop", new { dataTransfer = transfer });
    }

    /// <summary>Drops files and folders of the disk on the page, as from the desktop.</summary>
    public async Task DropFromDiskAsync(params string[] paths)
    {
        ICDPSession session = await Page.Context.NewCDPSessionAsync(Page);
        foreach (string type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await session.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["type"] = type,
                ["x"] = 200,
                ["y"] = 400,
                ["data"] = new { items = Array.Empty<object>(), files = paths, dragOperationsMask = 1 },
            });
        }
    }

    /// <summary>Drops a scan and waits until landmarks and pictures stand.</summary>
    public async Task DropScanAsync(string file)
    {
        await DropAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        await Page.WaitForSelectorAsync("body[data-shown]");
    }

    /// <summary>Saves the landmarks in a format and gives the file's bytes.</summary>
    public async Task<byte[]> SaveAsync(string format)
    {
        await Page.SelectOptionAsync("#format", format);
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("#save"));
        download.SuggestedFilename.ShouldEndWith("." + format);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Server.DisposeAsync();
    }
}
