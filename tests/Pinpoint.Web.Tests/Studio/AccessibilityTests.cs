using Microsoft.Playwright;
using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Browser;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Studio;

/// <summary>The studio for whoever hears it, uses no mouse, has a small or a dark screen, or no network.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class AccessibilityTests(ServedHeads heads)
{
    [AxeFact]
    public async Task No_view_shuts_anybody_out_on_a_narrow_dark_or_a_wide_light_screen_and_nothing_is_asked_for_elsewhere()
    {
        string folder = heads.Folder("accessible");
        File.Delete(Copied(heads, folder, 20).Landmarks);
        Copied(heads, folder, 21);
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options with { Models = [], StudioFolder = folder }, path: "/studio");
        IPage page = browser.Page;
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            string own = browser.Server.Address.ToString();
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(own, StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };
        await page.EvaluateAsync(Axe.Script);
        await page.OpenCaseAsync("phantom-021");
        foreach (var (width, height, scheme) in new[] { (1280, 800, ColorScheme.Light), (390, 844, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (string view in new[] { "model", "give", "list", "label" })
            {
                await page.ClickAsync($"nav [data-view={view}]");
                string[] faults = await page.EvaluateAsync<string[]>(
                    """
                    async () => (await axe.run()).violations.filter((item) => ['serious', 'critical'].includes(item.impact))
                      .map((item) => `${item.id}: ${item.nodes.map((node) => node.html).join(' ')}`)
                    """);
                faults.ShouldBeEmpty($"{view}, {width} pixels, {scheme}");
                if (Environment.GetEnvironmentVariable("PINPOINT_STUDIO_PICTURES") is { Length: > 0 } pictures)
                {
                    await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(pictures, $"{view}-{width}.png"), FullPage = width < 1000 });
                }

                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, view);
            }
        }

        elsewhere.ShouldBeEmpty();
        browser.Errors.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_scan_is_labelled_with_the_keyboard_alone()
    {
        string folder = heads.Folder("keys");
        File.Delete(Copied(heads, folder, 20).Landmarks);
        Copied(heads, folder, 21);
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options with { Models = [], StudioFolder = folder }, path: "/studio");
        IPage page = browser.Page;
        await page.FocusAsync("#case-list [data-case=phantom-020]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("body[data-shown=phantom-020]");
        await page.FocusAsync("#overlay");
        int count = heads.Truth(20).Count;
        for (int i = 0; i < count - 1; i++)
        {
            await page.Keyboard.PressAsync("ArrowUp");
            await page.Keyboard.PressAsync("Enter");
        }

        // A list that has the focus leaves Ctrl+Z to the page.
        await page.FocusAsync("#filter");
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+y");
        await page.FocusAsync("#overlay");
        await page.Keyboard.PressAsync("x");
        await page.SavedAsync();
        await page.Keyboard.PressAsync("d");
        await page.Locator("#case-list [data-case=phantom-020][data-state=labelled]").WaitForAsync();
        LandmarkSet placed = LandmarkFile.Read(Path.Combine(folder, "landmarks", "phantom-020.mrk.json"));
        placed.Count(landmark => landmark.Position is not null).ShouldBe(count - 1);

        // Each a voxel above the one before.
        (placed[1].Position!.Value.Z - placed[0].Position!.Value.Z).ShouldBe(4.5, 1e-3);
        browser.Errors.ShouldBeEmpty();
    }

    private static (string Scan, string Landmarks) Copied(ServedHeads heads, string folder, int number)
    {
        string scan = Path.Combine(folder, "volumes", Path.GetFileName(heads.Scan(number)));
        string landmarks = Path.Combine(folder, "landmarks", $"phantom-{number:000}.mrk.json");
        Directory.CreateDirectory(Path.GetDirectoryName(scan)!);
        File.Copy(heads.Scan(number), scan);
        LandmarkFile.Write(landmarks, heads.Truth(number));
        return (scan, landmarks);
    }
}
