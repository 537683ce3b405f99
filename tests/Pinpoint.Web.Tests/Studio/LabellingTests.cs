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
}
