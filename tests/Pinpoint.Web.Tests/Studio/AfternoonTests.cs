using System.IO.Compression;
using Microsoft.Playwright;
using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Browser;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Studio;

/// <summary>An afternoon with the studio, on phantoms: from twelve scans that nobody has labelled to a model that was corrected.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class AfternoonTests(ServedHeads heads)
{
    private static readonly int[] Labelled = [1, 2, 3, 4, 5];
    private static readonly int[] Others = [6, 7, 8, 20, 21, 22, 23];

    [BrowserFact]
    public async Task Scans_are_labelled_a_model_is_trained_across_a_restart_corrected_trained_again_and_taken_away()
    {
        string folder = heads.Folder("afternoon");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "plan.json"),
            """
            { "grid_spacing_mm": 6, "patch_size": 15, "convolution_maps": [16], "hidden_units": [32], "patch_landmarks": 4, "batch_size": 8,
              "dropout": 0, "modes": 2, "random_starts": 1, "updates": 5, "refinement": null }
            """);
        ServeOptions options = heads.Options with { Models = [], StudioFolder = folder };
        await using BrowserPage browser = await BrowserPage.OpenAsync(options, path: "/studio");
        IPage page = browser.Page;
        await page.NameLandmarksAsync(heads.Truth(1).Select(landmark => landmark.Name));
        await browser.AddScansAsync([.. Labelled.Concat(Others).Select(heads.Scan)]);
        var noise = new SplitMixRandom(5);
        foreach (int number in Labelled)
        {
            await page.OpenCaseAsync(Name(number));
            await PlaceAsync(page, heads.Truth(number), () => noise.NextUniform(-1, 1));
            await page.SavedAsync();
            await page.Keyboard.PressAsync("d");
            await page.Locator($"#case-list [data-case={Name(number)}][data-state=labelled]").WaitForAsync();
        }

        // The page is closed while the model is trained, and the server is ended and started again.
        await TrainAsync(page, "0.15");
        await page.GotoAsync("about:blank");
        await browser.RestartAsync(options, "/studio");
        await CompletedAsync(page, "model-1");
        await page.Locator("#models", new PageLocatorOptions { HasTextString = "5 scans" }).WaitForAsync();

        // The scans that are most worth labelling come first, with the model's answers.
        await page.ClickAsync("nav [data-view=label]");
        await page.SelectOptionAsync("#case-filter", "todo");
        (await page.Locator("#case-list [data-state=predicted]").CountAsync()).ShouldBe(Others.Length);
        (await page.Locator("#case-list .state").First.InnerTextAsync()).ShouldStartWith("1. to label");
        for (int i = 0; i < 3; i++)
        {
            string name = (await page.Locator("#case-list [data-state=predicted]").First.GetAttributeAsync("data-case"))!;
            await page.OpenCaseAsync(name);
            await page.FocusAsync("#overlay");
            await page.Keyboard.PressAsync("ArrowUp");
            await page.SavedAsync();
            while (await page.Locator("#next:enabled").CountAsync() > 0)
            {
                await page.Keyboard.PressAsync("n");
                await page.Keyboard.PressAsync(await page.Locator("#accept:enabled").CountAsync() > 0 ? "k" : "x");
            }

            await page.Keyboard.PressAsync("d");
            await page.WaitForFunctionAsync("name => document.body.dataset.shown !== name", name);
            File.Exists(Path.Combine(folder, "landmarks", $"{name}.mrk.json")).ShouldBeTrue(name);
        }

        await TrainAsync(page, "0.05");
        await CompletedAsync(page, "model-2");
        string models = await page.Locator("#models").InnerTextAsync();
        models.ShouldContain("8 scans");
        models.ShouldMatch(@"moved by \d+\.\d\d mm on average, in 3 scans");

        // What is taken away.
        await page.ClickAsync("nav [data-view=give]");
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#give-landmarks"));
        using (ZipArchive archive = await ZipFile.OpenReadAsync(await download.PathAsync()))
        {
            archive.Entries.Count.ShouldBe(8);
        }

        download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#give-procrustes"));
        (await File.ReadAllLinesAsync(await download.PathAsync())).Length.ShouldBe(1 + 8);
        LandmarkFile.Write(Path.Combine(folder, "raters", "Grace", $"{Name(1)}.mrk.json"), heads.Truth(1));
        await page.ClickAsync("#raters-run");
        await page.Locator("#raters-text", new PageLocatorOptions { HasTextString = "in 1 scan" }).WaitForAsync();
        await page.ClickAsync("#check-run");
        await page.Locator("#check-text", new PageLocatorOptions { HasTextString = "8 labelled scans: " }).WaitForAsync();
        (await page.Locator("#methods").InputValueAsync()).ShouldContain("trained on 8 labelled scans");
        Dataset.Open(folder).Cases.Count.ShouldBe(8);
        browser.Errors.ShouldBeEmpty();
        browser.Server.Faults.ShouldBeEmpty();
    }

    private static string Name(int number) => $"phantom-{number:000}";

    // A person's hand, about a millimetre off.
    private static async Task PlaceAsync(IPage page, LandmarkSet truth, Func<double> off)
    {
        foreach (Landmark landmark in truth)
        {
            WorldPoint at = landmark.Position!.Value;
            await page.ClickAtAsync(new WorldPoint(at.X + off(), at.Y + off(), at.Z + off()));
        }
    }

    private static async Task TrainAsync(IPage page, string minutes)
    {
        await page.ClickAsync("nav [data-view=model]");
        await page.FillAsync("#train-minutes", minutes);
        await page.ClickAsync("#train-start:enabled");
        await page.Locator("#train-stop").WaitForAsync();
    }

    private static async Task CompletedAsync(IPage page, string model)
    {
        await page.ClickAsync("nav [data-view=model]");
        await page.Locator("#models article:first-child h3", new PageLocatorOptions { HasTextString = $"{model}: done" }).WaitForAsync();
    }
}
