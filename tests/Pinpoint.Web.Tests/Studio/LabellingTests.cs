using Microsoft.Playwright;
using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Browser;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Studio;

/// <summary>Labels scans in the browser, from an empty folder to a data set.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class LabellingTests(ServedHeads heads)
{
    private static readonly string[] Planes = ["axial", "coronal", "sagittal"];

    [BrowserFact]
    public async Task Landmarks_are_placed_by_click_one_after_another_and_end_in_a_data_set()
    {
        string folder = heads.Folder("project");
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options with { Models = [], StudioFolder = folder }, path: "/studio");
        IPage page = browser.Page;
        LandmarkSet truth = heads.Truth(20);
        await page.NameLandmarksAsync(truth.Select(landmark => landmark.Name));
        await browser.AddScansAsync(heads.Scan(20), heads.Scan(21));
        await page.WaitForSelectorAsync("body[data-shown='phantom-020']");

        // Each in another plane; the second last is not visible, and a click too many is undone.
        for (int i = 0; i < truth.Count; i++)
        {
            (await page.Locator("#prompt-name").InnerTextAsync()).ShouldBe($"Place: {truth[i].Name}");
            if (i == truth.Count - 2)
            {
                await page.Keyboard.PressAsync("x");
            }
            else
            {
                await page.ClickAtAsync(truth[i].Position!.Value, Planes[i % 3]);
            }

            if (i == 1)
            {
                await page.Keyboard.PressAsync("Control+z");
                await page.ClickAtAsync(truth[i].Position!.Value, Planes[i % 3]);
            }
        }

        await page.SavedAsync();
        File.Exists(Path.Combine(folder, "landmarks", "phantom-020.mrk.json")).ShouldBeFalse("a training must not see a case in work");
        LandmarkSet draft = LandmarkFile.Read(Path.Combine(folder, "drafts", "phantom-020.mrk.json"));
        draft.Count.ShouldBe(truth.Count);
        await page.Keyboard.PressAsync("d");
        await page.WaitForSelectorAsync("body[data-shown='phantom-021']");
        File.Exists(Path.Combine(folder, "drafts", "phantom-020.mrk.json")).ShouldBeFalse();

        // What `train` reads: a pixel is less than a millimetre of the scan.
        var data = Dataset.Open(folder);
        LandmarkSet placed = data.ReadLandmarks(data.Cases.ShouldHaveSingleItem());
        placed.Select(landmark => landmark.Name).ShouldBe(truth.Select(landmark => landmark.Name));
        placed[^2].IsAbsent.ShouldBeTrue();
        foreach (Landmark landmark in placed.Where(landmark => landmark.Position is not null))
        {
            landmark.Position!.Value.DistanceTo(truth.Find(landmark.Name)!.Position!.Value).ShouldBeLessThan(1, landmark.Name);
        }

        (await page.Locator("#case-list [data-case=phantom-020]").GetAttributeAsync("data-state")).ShouldBe("labelled");
        browser.Errors.ShouldBeEmpty();
        browser.Server.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task From_the_third_click_on_the_shape_of_labelled_scans_proposes_the_others_and_a_loupe_shows_what_a_click_hits()
    {
        string folder = heads.Folder("proposed");
        foreach (int number in new[] { 1, 2, 3, 4 })
        {
            string scan = Path.Combine(folder, "volumes", Path.GetFileName(heads.Scan(number)));
            Directory.CreateDirectory(Path.GetDirectoryName(scan)!);
            File.Copy(heads.Scan(number), scan);
            if (number < 4)
            {
                LandmarkFile.Write(Path.Combine(folder, "landmarks", $"phantom-{number:000}.mrk.json"), heads.Truth(number));
            }
        }

        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options with { Models = [], StudioFolder = folder }, path: "/studio");
        IPage page = browser.Page;
        await page.OpenCaseAsync("phantom-004");
        LandmarkSet truth = heads.Truth(4);
        foreach (Landmark landmark in truth.Take(3))
        {
            (await page.Locator("#accept:disabled").CountAsync()).ShouldBe(1);
            await page.ClickAtAsync(landmark.Position!.Value);
            await page.Locator("#loupe:visible").WaitForAsync();
        }

        // The crosshair goes to where the next may lie; nothing of it is saved before it is taken.
        await page.Locator("#accept:enabled").WaitForAsync();
        await page.Locator("#overlay .mark.open").First.WaitForAsync();
        await page.SavedAsync();
        LandmarkFile.Read(Path.Combine(folder, "drafts", "phantom-004.mrk.json")).Count(landmark => landmark.Position is not null).ShouldBe(3);
        for (int i = 3; i < truth.Count; i++)
        {
            (await page.Locator("#prompt-name").InnerTextAsync()).ShouldBe($"Place: {truth[i].Name}");
            await page.Locator("#accept:enabled").WaitForAsync();
            await page.Keyboard.PressAsync("k");
        }

        await page.Locator("#loupe").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        await page.SavedAsync();
        LandmarkSet placed = LandmarkFile.Read(Path.Combine(folder, "drafts", "phantom-004.mrk.json"));
        placed.Average(landmark => landmark.Position!.Value.DistanceTo(truth.Find(landmark.Name)!.Position!.Value)).ShouldBeLessThan(6);

        // A second person sees nothing of that, and changes nothing of it.
        byte[] first = await File.ReadAllBytesAsync(Path.Combine(folder, "drafts", "phantom-004.mrk.json"));
        await page.ClickAsync("#second summary");
        await page.FillAsync("#rater", "Grace");
        await page.ClickAsync("#rater-begin");
        await page.Locator("#prompt-name", new PageLocatorOptions { HasTextString = $"Grace: Place: {truth[0].Name}" }).WaitForAsync();
        await page.ClickAtAsync(truth[0].Position!.Value);
        await page.SavedAsync();
        LandmarkFile.Read(Path.Combine(folder, "raters", "Grace", "phantom-004.mrk.json")).ShouldHaveSingleItem().Name.ShouldBe(truth[0].Name);
        await page.ClickAsync("#rater-end");
        await page.Locator("#rater-begin:visible").WaitForAsync();
        await page.ClickAsync("#rater-show");
        await page.Locator("#list li", new PageLocatorOptions { HasTextString = "mm apart" }).WaitForAsync();
        (await File.ReadAllBytesAsync(Path.Combine(folder, "drafts", "phantom-004.mrk.json"))).ShouldBe(first);
        browser.Errors.ShouldBeEmpty();
    }
}
