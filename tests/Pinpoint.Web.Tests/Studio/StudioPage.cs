using Microsoft.Playwright;
using Pinpoint.Imaging;
using Pinpoint.Web.Tests.Browser;

namespace Pinpoint.Web.Tests.Studio;

/// <summary>What a person does on the page of the studio.</summary>
internal static class StudioPage
{
    /// <summary>Writes down the landmarks of a new project.</summary>
    public static async Task NameLandmarksAsync(this IPage page, IEnumerable<string> names)
    {
        await page.ClickAsync("#list-paste summary");
        await page.FillAsync("#list-names", string.Join('\n', names));
        await page.ClickAsync("#list-take");
        await page.ClickAsync("#list-save");
        await page.Locator("#view-label").WaitForAsync();
    }

    /// <summary>Drops scans on the page and waits until all are in the project.</summary>
    public static async Task AddScansAsync(this BrowserPage browser, params string[] files)
    {
        await browser.DropFromDiskAsync(files);
        await browser.Page.WaitForFunctionAsync("count => document.querySelectorAll('#case-list button').length >= count", files.Length);
        await browser.Page.Locator("#progress-line").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }

    /// <summary>Opens a scan of the list.</summary>
    public static async Task OpenCaseAsync(this IPage page, string name)
    {
        await page.ClickAsync($"#case-list [data-case='{name}']");
        await page.WaitForSelectorAsync($"body[data-shown='{name}']");
    }

    /// <summary>Clicks where a point of the world lies, in one of the planes that show it.</summary>
    public static async Task ClickAtAsync(this IPage page, WorldPoint point, string plane = "axial")
    {
        // A hand that moves: the crosshair does not go to a proposal under it.
        LocatorBoundingBoxResult view = (await page.Locator("#view").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(view.X + 20, view.Y + 20);
        await page.Mouse.MoveAsync(view.X + 40, view.Y + 40);
        float[] at = await page.EvaluateAsync<float[]>(
            """
            async ([x, y, z, plane]) => {
              const { stage } = await import('/app/studio/main.js');
              const { nameOf, toRas } = await import('/app/tiles.js');
              const { viewer } = stage;
              viewer.look([x, y, z]);
              await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
              const tile = viewer.tiles.find((item) => nameOf(item) === plane);
              const place = viewer.place(tile, toRas([x, y, z]));
              const box = document.getElementById('canvas').getBoundingClientRect();
              return [box.left + place.x, box.top + place.y];
            }
            """,
            new object[] { point.X, point.Y, point.Z, plane });
        await page.Mouse.ClickAsync(at[0], at[1]);
    }

    /// <summary>Waits until all that was done is saved.</summary>
    public static Task SavedAsync(this IPage page) => page.Locator("#saved", new PageLocatorOptions { HasTextRegex = new("^saved$") }).WaitForAsync();
}
