using System.Text;
using Microsoft.Playwright;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Browser;

/// <summary>Does with the page what a person does.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class ViewerTests(ServedHeads heads)
{
    [BrowserFact]
    public async Task A_dropped_scan_gets_landmarks_that_can_be_jumped_to_dragged_undone_and_saved()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        IPage page = browser.Page;
        (await page.Locator("#card").InnerTextAsync()).ShouldContain("8 scans");
        await browser.DropScanAsync(heads.Scan());
        LandmarkSet found = Expected();
        (await page.Locator("#list li").CountAsync()).ShouldBe(found.Count);

        // Saved before anything is changed, it is what the library finds.
        ShouldBe(ReadBack(await browser.SaveAsync("mrk.json"), ".mrk.json"), found);
        ShouldBe(ReadBack(await browser.SaveAsync("csv"), ".csv"), found);
        ShouldBe(ReadBack(await browser.SaveAsync("fcsv"), ".fcsv"), found);

        // A click on the third jumps there: it lies under the crosshair in every plane.
        await page.ClickAsync("#list li:nth-child(3)");
        string name = found[2].Name;
        await page.Locator($"#overlay [data-tile=axial] .mark[data-name={name}][opacity='1']").WaitForAsync();
        await page.Locator($"#overlay [data-tile=sagittal] .mark[data-name={name}][opacity='1']").WaitForAsync();
        await page.Locator($"#overlay [data-tile='3d'] .mark[data-name={name}]").WaitForAsync();

        // Dragged to the right in the axial plane: that is towards the patient's right or left, and to no other side.
        await DragAsync(page, name, 25, 0);
        await page.Locator("#list li:nth-child(3) .state", new PageLocatorOptions { HasTextString = "corrected" }).WaitForAsync();
        LandmarkSet dragged = ReadBack(await browser.SaveAsync("mrk.json"), ".mrk.json");
        WorldPoint before = found[2].Position!.Value;
        WorldPoint after = dragged[2].Position!.Value;
        Math.Abs(after.X - before.X).ShouldBeGreaterThan(1);
        after.Y.ShouldBe(before.Y, 1e-6);
        after.Z.ShouldBe(before.Z, 1e-6);
        dragged[2].Status.ShouldBe(LandmarkStatus.Defined);
        ShouldBe(new LandmarkSet(dragged.Where(landmark => landmark.Name != name)), new LandmarkSet(found.Where(landmark => landmark.Name != name)));

        await page.Keyboard.PressAsync("Control+z");
        await page.Locator("#undo:disabled").WaitForAsync();
        ShouldBe(ReadBack(await browser.SaveAsync("mrk.json"), ".mrk.json"), found);
        browser.Errors.ShouldBeEmpty();
        browser.Server.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_side_that_a_model_of_left_and_right_saw_stands_with_the_answer()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options with { Models = [heads.SidedModel()] });
        await browser.DropScanAsync(heads.Scan());
        (await browser.Page.Locator("#side").InnerTextAsync()).ShouldMatch("^Side: (left, the training|right, the mirror image of the training) side");
        browser.Errors.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Everything_can_be_done_with_the_keyboard()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        IPage page = browser.Page;
        await browser.DropScanAsync(heads.Scan());
        LandmarkSet found = Expected();
        await page.FocusAsync("#list li[aria-selected=true]");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("#list li:nth-child(2)[aria-selected=true]:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#overlay:focus").WaitForAsync();

        // A voxel of 4.5 mm towards the head, and one to the back.
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("PageDown");
        WorldPoint moved = ReadBack(await browser.SaveAsync("mrk.json"), ".mrk.json")[1].Position!.Value;
        moved.X.ShouldBe(found[1].Position!.Value.X, 1e-3);
        moved.Y.ShouldBe(found[1].Position!.Value.Y + 4.5, 1e-3);
        moved.Z.ShouldBe(found[1].Position!.Value.Z + 4.5, 1e-3);

        await page.FocusAsync("#overlay");
        await page.Keyboard.PressAsync("Delete");
        ReadBack(await browser.SaveAsync("mrk.json"), ".mrk.json")[1].Status.ShouldBe(LandmarkStatus.Missing);
        for (int i = 0; i < 3; i++)
        {
            await page.Keyboard.PressAsync("Control+z");
        }

        ShouldBe(ReadBack(await browser.SaveAsync("mrk.json"), ".mrk.json"), found);
        browser.Errors.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_scan_in_metres_lies_where_the_server_says()
    {
        byte[] bytes = await File.ReadAllBytesAsync(heads.ScanAs(".nii"));
        bytes[123] = 1;
        foreach (int place in Enumerable.Range(0, 3)
            .Select(i => 80 + (4 * i))
            .Concat(Enumerable.Range(0, 3).Select(i => 268 + (4 * i)))
            .Concat(Enumerable.Range(0, 12).Select(i => 280 + (4 * i))))
        {
            BitConverter.GetBytes(BitConverter.ToSingle(bytes, place) / 1000).CopyTo(bytes, place);
        }

        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        IPage page = browser.Page;
        await browser.DropAsync("metres.nii", bytes);
        await page.WaitForSelectorAsync("body[data-shown]");
        (await page.Locator("#problem:visible").CountAsync()).ShouldBe(0);
        LandmarkSet found = Expected();
        await page.ClickAsync("#list li:nth-child(2)");
        ILocator mark = page.Locator($"#overlay [data-tile=axial] .mark[data-name={found[1].Name}][opacity='1']");
        await mark.WaitForAsync();
        (await mark.EvaluateAsync<bool>("""
            mark => {
              const [x, y] = mark.getAttribute('transform').match(/[-.e\d]+/g).filter((text) => /\d/.test(text)).map(Number);
              const tile = mark.parentNode;
              const [left, top, width, height] = ['x', 'y', 'width', 'height'].map((name) => tile[name].baseVal.value);
              return x > left && x < left + width && y > top && y < top + height;
            }
            """)).ShouldBeTrue();

        // A voxel is 4.5 mm.
        await page.FocusAsync("#overlay");
        await page.Keyboard.PressAsync("ArrowUp");
        WorldPoint moved = ReadBack(await browser.SaveAsync("mrk.json"), ".mrk.json")[1].Position!.Value;
        moved.DistanceTo(found[1].Position!.Value with { Z = found[1].Position!.Value.Z + 4.5 }).ShouldBeLessThan(0.1);
        browser.Errors.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_wrong_file_gets_a_clear_line_and_the_next_scan_is_served()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options with { LargestBody = 1 << 20 });
        ILocator problem = browser.Page.Locator("#problem:visible");
        await browser.DropAsync("letter.txt", "Dear server, this is a letter."u8.ToArray());
        (await problem.InnerTextAsync()).ShouldContain("neither NIfTI, MetaImage, NRRD nor DICOM");
        byte[] scan = await File.ReadAllBytesAsync(heads.Scan());
        await browser.DropAsync("cut.nii.gz", scan[..(scan.Length / 2)]);
        await browser.Page.Locator("#problem", new PageLocatorOptions { HasTextString = "truncated" }).WaitForAsync();
        (await problem.InnerTextAsync()).ShouldStartWith("cut.nii.gz");
        await browser.DropAsync("big.nrrd", Encoding.ASCII.GetBytes("NRRD0004\ntype: uint8\ndimension: 3\nsizes: 1500 1500 1400\nencoding: raw\n\nshort"));
        await browser.Page.Locator("#problem", new PageLocatorOptions { HasTextString = "big.nrrd: voxels: 1500 x 1500 x 1400" }).WaitForAsync();
        await browser.DropAsync("long.nii", new byte[(1 << 20) + 1]);
        await browser.Page.Locator("#problem", new PageLocatorOptions { HasTextString = "this server takes 1" }).WaitForAsync();
        await browser.DropScanAsync(heads.Scan());
        (await problem.CountAsync()).ShouldBe(0);
        browser.Server.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_path_is_replayed_and_the_scan_kept_for_training()
    {
        string folder = heads.Folder("browser-corrections");
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options with { CorrectionsFolder = folder });
        IPage page = browser.Page;
        await browser.DropScanAsync(heads.Scan());
        await page.ClickAsync("#play");
        await page.Locator("#overlay [data-tile='3d'] .path").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        (await page.Locator("#overlay [data-tile='3d'] .step").CountAsync()).ShouldBe(2);
        await page.ClickAsync("#keep");
        await page.Locator("#status", new PageLocatorOptions { HasTextString = "Kept for training as phantom-020" }).WaitForAsync();
        Dataset.Open(folder).Cases.Select(item => item.Name).ShouldBe(["phantom-020"]);
        browser.Errors.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Every_control_has_a_name_and_nothing_is_cut_off_in_a_narrow_window()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options, width: 400, height: 760);
        await browser.DropScanAsync(heads.Scan());
        string[] unnamed = await browser.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, select, input:not([hidden]), [role=listbox], [role=application], progress, aside > section')]
                .filter(e => !(e.ariaLabel || e.textContent.trim() || e.labels?.length))
                .map(e => e.id || e.tagName)
            """);
        unnamed.ShouldBeEmpty();
        (await browser.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue();
        (await browser.Page.EvaluateAsync<string>("() => document.getElementById('status').ariaLive")).ShouldBe("polite");
    }

    [BrowserFact]
    public async Task Without_the_viewer_the_page_says_how_to_get_it_and_all_else_works()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        await browser.Page.RouteAsync("**/api/v1/server", async route =>
        {
            IAPIResponse answer = await route.FetchAsync();
            await route.FulfillAsync(
                new RouteFulfillOptions
                {
                    Response = answer,
                    Body = (await answer.TextAsync()).Replace("\"has_viewer\":true", "\"has_viewer\":false", StringComparison.Ordinal),
                });
        });
        await browser.Page.ReloadAsync();
        (await browser.Page.Locator("#viewer-missing:visible").InnerTextAsync()).ShouldContain("install Node.js with npm and build Pinpoint again");
        await browser.DropScanAsync(heads.Scan());
        ShouldBe(ReadBack(await browser.SaveAsync("mrk.json"), ".mrk.json"), Expected());
        browser.Errors.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_token_is_asked_for_once()
    {
        await using var server = await TestServer.StartAsync(heads.Options with { Token = "open-sesame" });
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
        IPage page = await chromium.NewPageAsync();
        await page.GotoAsync(server.Address.ToString());
        await page.FillAsync("#token", "open-sesame");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("body[data-ready]");
        (await page.Locator("#model option").AllInnerTextsAsync()).ShouldBe([ServedHeads.Name]);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("body[data-ready]");
    }

    private static async Task DragAsync(IPage page, string name, float right, float down)
    {
        LocatorBoundingBoxResult box = (await page.Locator($"#overlay [data-tile=axial] .mark[data-name={name}] .dot").BoundingBoxAsync())!;
        float x = box.X + (box.Width / 2);
        float y = box.Y + (box.Height / 2);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + (right / 2), y + (down / 2));
        await page.Mouse.MoveAsync(x + right, y + down);
        await page.Mouse.UpAsync();
    }

    private static void ShouldBe(LandmarkSet landmarks, LandmarkSet expected)
    {
        landmarks.Select(landmark => landmark.Name).ShouldBe(expected.Select(landmark => landmark.Name));
        for (int i = 0; i < expected.Count; i++)
        {
            landmarks[i].Position!.Value.DistanceTo(expected[i].Position!.Value).ShouldBeLessThan(1e-6);
        }
    }

    private LandmarkSet Expected()
    {
        using var localizer = new Localizer(heads.Model, new LocalizerOptions { Threads = 1 });
        return localizer.Locate(VolumeFile.Read(heads.Scan())).Landmarks;
    }

    private LandmarkSet ReadBack(byte[] bytes, string ending)
    {
        string file = heads.Folder($"saved-{Guid.NewGuid():N}{ending}");
        File.WriteAllBytes(file, bytes);
        return LandmarkFile.Read(file);
    }
}
