using Microsoft.Playwright;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Browser;

/// <summary>Corrections that are not saved are not lost: not by another file, a wrong one, or a page that is closed.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class CorrectionTests(ServedHeads heads)
{
    [BrowserFact]
    public async Task Another_file_asks_first_a_wrong_one_costs_nothing_and_a_closed_page_offers_what_was_kept()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        IPage page = browser.Page;
        await browser.DropScanAsync(heads.Scan());
        await MoveAsync(page);
        string moved = await page.Locator("#list li:nth-child(1) .state").InnerTextAsync();
        moved.ShouldMatch("^corrected, moved by 4\\.50 mm, [LR] [0-9.]+, [PA] [0-9.]+, [SI] [0-9.]+ mm$");

        await browser.DropAsync("letter.txt", "Dear server, this is a letter."u8.ToArray());
        await page.ClickAsync("#unsaved button[value=stay]");
        // A file dropped before the page has taken the answer would be passed over.
        await page.WaitForSelectorAsync("body[aria-busy=false]");
        (await page.Locator("#problem:visible").CountAsync()).ShouldBe(0);
        await browser.DropAsync("letter.txt", "Dear server, this is a letter."u8.ToArray());
        (await page.Locator("#unsaved p").InnerTextAsync()).ShouldStartWith("One corrected landmark of phantom-020.nii.gz is not saved.");
        await page.ClickAsync("#unsaved button[value=leave]");
        await page.Locator("#problem:visible").WaitForAsync();
        (await page.Locator("#view:visible").CountAsync()).ShouldBe(1);
        (await page.Locator("#list li:nth-child(1) .state").InnerTextAsync()).ShouldBe(moved);

        // Closing warns, and the corrections are offered when the scan is opened again.
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("body[data-ready]");
        await browser.DropScanAsync(heads.Scan());
        (await page.Locator("#list li:nth-child(1) .state").InnerTextAsync()).ShouldStartWith("found");
        await page.ClickAsync("#draft button >> nth=0");
        (await page.Locator("#list li:nth-child(1) .state").InnerTextAsync()).ShouldBe(moved);
        await page.Keyboard.PressAsync("Control+z");
        (await page.Locator("#list li:nth-child(1) .state").InnerTextAsync()).ShouldStartWith("found");
        await page.Keyboard.PressAsync("Control+y");
        (await page.Locator("#list li:nth-child(1) .state").InnerTextAsync()).ShouldBe(moved);

        // Saved, nothing asks any more, and nothing is offered.
        await browser.SaveAsync("mrk.json");
        await browser.DropAsync("other.nii.gz", await File.ReadAllBytesAsync(heads.Scan(21)));
        await page.WaitForSelectorAsync("body[data-shown='other.nii.gz']");
        await browser.DropAsync("phantom-020.nii.gz", await File.ReadAllBytesAsync(heads.Scan()));
        await page.WaitForSelectorAsync("body[data-shown='phantom-020.nii.gz']");
        (await page.Locator("#draft:visible").CountAsync()).ShouldBe(0);
        browser.Errors.ShouldBeEmpty();
        browser.Server.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_list_is_filtered_and_sorted_and_a_key_leads_to_what_should_be_looked_at()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        IPage page = browser.Page;
        await browser.DropScanAsync(heads.Scan());
        int count = await page.Locator("#list li").CountAsync();
        await page.FocusAsync("#list li[aria-selected=true]");
        await page.Keyboard.PressAsync("ArrowDown");
        await MoveAsync(page);
        await page.SelectOptionAsync("#filter", "corrected");
        (await page.Locator("#list li").CountAsync()).ShouldBe(1);
        await page.SelectOptionAsync("#filter", "all");
        await page.SelectOptionAsync("#order", "name");
        string[] names = [.. await page.Locator("#list .name").AllInnerTextsAsync()];
        names.Length.ShouldBe(count);
        names.SequenceEqual(names.OrderBy(name => name, StringComparer.Ordinal), StringComparer.Ordinal).ShouldBeTrue();
        int doubtful = await page.Locator("#list li:not([data-status=defined])").CountAsync();
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("n");
        if (doubtful == 0)
        {
            (await page.Locator("#status").InnerTextAsync()).ShouldBe("No landmark is left to look at.");
        }
        else
        {
            (await page.Locator("#list li[aria-selected=true]:not([data-status=defined])").CountAsync()).ShouldBe(1);
        }

        browser.Errors.ShouldBeEmpty();
    }

    // The selected landmark, by a voxel of 4.5 mm towards the head.
    private static async Task MoveAsync(IPage page)
    {
        await page.FocusAsync("#overlay");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Locator("#list li[aria-selected=true] .state", new PageLocatorOptions { HasTextString = "corrected" }).WaitForAsync();
    }
}
