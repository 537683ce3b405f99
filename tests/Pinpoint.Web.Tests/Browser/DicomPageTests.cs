using System.IO.Compression;
using Microsoft.Playwright;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Browser;

/// <summary>DICOM on the page: folders, files and archives.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class DicomPageTests(ServedHeads heads)
{
    private const double Tilt = 1.25;

    private Volume Head => VolumeFile.Read(heads.Scan());

    [BrowserFact]
    public async Task A_dropped_folder_of_a_tilted_series_is_shown_with_its_landmarks_where_they_lie()
    {
        string folder = Folder("tilted-study", DicomScan.Files(Head, shear: Tilt));
        File.WriteAllText(Path.Combine(folder, ".DS_Store"), "not of the study");
        File.WriteAllText(Path.Combine(folder, "README.txt"), "neither is this");
        LandmarkSet expected = Expected(VolumeFile.Read(folder));
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        await browser.DropFromDiskAsync(folder);
        await browser.Page.WaitForSelectorAsync("body[data-shown]");

        (await browser.Page.GetAttributeAsync("body", "data-shown")).ShouldBe("tilted-study.zip");
        (await browser.Page.Locator("#problem:visible").CountAsync()).ShouldBe(0);
        ShouldBe(await SavedAsync(browser), expected);
        await ShouldLieInTheirSlicesAsync(browser, expected);
        if (Environment.GetEnvironmentVariable("PINPOINT_SCREENSHOT") is { Length: > 0 } file)
        {
            await browser.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        }

        browser.Errors.ShouldBeEmpty();
        browser.Server.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Several_files_and_an_archive_give_the_same()
    {
        byte[][] files = DicomScan.Files(Head);
        string folder = Folder("plain", files, nested: false);
        LandmarkSet expected = Expected(VolumeFile.Read(folder));
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        await browser.Page.SetInputFilesAsync("#file", Directory.GetFiles(folder));
        await browser.Page.WaitForSelectorAsync("body[data-shown='IM0000.zip']");
        ShouldBe(await SavedAsync(browser), expected);

        await browser.DropAsync("study.zip", DicomScan.Zip(files));
        await browser.Page.WaitForSelectorAsync("body[data-shown='study.zip']");
        ShouldBe(await SavedAsync(browser), expected);
        browser.Errors.ShouldBeEmpty();
        browser.Server.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Of_several_series_a_person_chooses_one()
    {
        byte[] zip = DicomScan.Zip([.. DicomScan.Files(Head, 5, "Axial"), .. DicomScan.Files(Head, 6, "Thick", slices: 20)]);
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        IPage page = browser.Page;
        await browser.DropAsync("two.zip", zip);
        ILocator choices = page.Locator("#series button");
        await choices.First.WaitForAsync();
        (await choices.AllInnerTextsAsync()).ShouldBe(
            [$"5 Axial: CT, {Head.Size.X} × {Head.Size.Y} × {Head.Size.Z} voxels, 4.5 × 4.5 × 4.5 mm",
                $"6 Thick: CT, {Head.Size.X} × {Head.Size.Y} × 20 voxels, 4.5 × 4.5 × 4.5 mm"]);
        await choices.Nth(1).ClickAsync();
        await page.WaitForSelectorAsync("body[data-shown='two.zip']");
        (await page.Locator("#series:visible").CountAsync()).ShouldBe(0);
        ShouldBe(
            await SavedAsync(browser),
            Expected(VolumeFile.Read(new MemoryStream(zip), "two.zip", zip.Length, new VolumeReadOptions { Volume = "Thick" })));

        // A question can be given up, and the next scan is served.
        await browser.DropAsync("again.zip", zip);
        await choices.First.WaitForAsync();
        await page.ClickAsync("#cancel");
        await page.Locator("#status", new PageLocatorOptions { HasTextString = "Given up." }).WaitForAsync();
        (await page.Locator("#series:visible").CountAsync()).ShouldBe(0);
        browser.Errors.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task What_holds_no_scan_gets_one_line()
    {
        string empty = heads.Folder("empty-folder");
        Directory.CreateDirectory(empty);
        File.WriteAllText(Path.Combine(empty, ".hidden"), "x");
        string notes = heads.Folder("notes");
        Directory.CreateDirectory(notes);
        File.WriteAllText(Path.Combine(notes, "a.txt"), "x");
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options with { LargestBody = 1 << 20 });
        ILocator problem = browser.Page.Locator("#problem:visible");
        await browser.DropFromDiskAsync(empty);
        await problem.Filter(new LocatorFilterOptions { HasTextString = "empty-folder holds no files" }).WaitForAsync();
        await browser.DropFromDiskAsync(notes);
        await problem.Filter(new LocatorFilterOptions { HasTextString = "notes.zip: the zip archive holds no DICOM files" }).WaitForAsync();
        File.WriteAllBytes(Path.Combine(notes, "large.dcm"), new byte[2 << 20]);
        await browser.DropFromDiskAsync(notes);
        await problem.Filter(new LocatorFilterOptions { HasTextString = "more than 1 MiB" }).WaitForAsync();
        browser.Errors.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_page_packs_archives_that_others_read()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        string packed = await browser.Page.EvaluateAsync<string>("""
            async () => {
              const { zip } = await import('/app/zip.js');
              const large = new Uint8Array(5_000_000).map((_, index) => (index * 7) ^ (index >> 5));
              const files = [['köpfe/IM 1', new Blob(['123456789'])], ['empty', new Blob([])], ['large', new Blob([large])]];
              const bytes = new Uint8Array(await (await zip(files)).arrayBuffer());
              let text = '';
              for (let start = 0; start < bytes.length; start += 8192) {
                text += String.fromCharCode(...bytes.subarray(start, start + 8192));
              }
              return btoa(text);
            }
            """);
        using var archive = new ZipArchive(new MemoryStream(Convert.FromBase64String(packed)));
        archive.Entries.Select(entry => (entry.FullName, entry.Length, entry.CompressedLength))
            .ShouldBe([("köpfe/IM 1", 9L, 9L), ("empty", 0L, 0L), ("large", 5_000_000L, 5_000_000L)]);

        // The check value of CRC-32.
        archive.Entries[0].Crc32.ShouldBe(0xCBF43926u);
        byte[] large = new byte[5_000_000];
        using (Stream stream = archive.Entries[2].Open())
        {
            stream.ReadExactly(large);
        }

        large.ShouldBe([.. Enumerable.Range(0, large.Length).Select(index => (byte)((index * 7) ^ (index >> 5)))]);
        archive.Entries[2].Crc32.ShouldBe(Crc32Of(large));
        (await browser.Page.EvaluateAsync<string>(
            "async () => { const { zip } = await import('/app/zip.js'); return zip([['a', new Blob(['12345'])]], 4).catch((error) => error.message); }"))
            .ShouldContain("the most that this server takes");
    }

    private static uint Crc32Of(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("one").Open();
            entry.Write(bytes);
        }

        return new ZipArchive(stream).Entries[0].Crc32;
    }

    private static LandmarkSet Read(byte[] bytes, string file)
    {
        File.WriteAllBytes(file, bytes);
        return LandmarkFile.Read(file);
    }

    private static void ShouldBe(LandmarkSet actual, LandmarkSet expected)
    {
        actual.Select(landmark => landmark.Name).ShouldBe(expected.Select(landmark => landmark.Name));
        foreach ((Landmark one, Landmark other) in actual.Zip(expected))
        {
            one.Position!.Value.DistanceTo(other.Position!.Value).ShouldBeLessThan(1e-6);
        }
    }

    // The viewer puts the crosshair where the landmark is in its own volume; the mark, drawn from the landmark, must be in the slices that it then shows.
    private static async Task ShouldLieInTheirSlicesAsync(BrowserPage browser, LandmarkSet expected)
    {
        for (int index = 0; index < 3; index++)
        {
            await browser.Page.ClickAsync($"#list li:nth-child({index + 1})");
            foreach (string tile in new[] { "axial", "coronal", "sagittal" })
            {
                await browser.Page.Locator($"#overlay [data-tile={tile}] .mark[data-name={expected[index].Name}][opacity='1']").WaitForAsync();
            }
        }
    }

    private Task<LandmarkSet> SavedAsync(BrowserPage browser) => Saved(browser, heads.Folder($"saved-{Guid.NewGuid():N}.mrk.json"));

    private static async Task<LandmarkSet> Saved(BrowserPage browser, string file) => Read(await browser.SaveAsync("mrk.json"), file);

    private string Folder(string name, byte[][] files, bool nested = true)
    {
        string folder = heads.Folder(name);
        Directory.CreateDirectory(Path.Combine(folder, "DICOM"));
        for (int index = 0; index < files.Length; index++)
        {
            File.WriteAllBytes(Path.Combine(folder, nested && index % 2 == 0 ? "DICOM" : "", $"IM{index:0000}"), files[index]);
        }

        return folder;
    }

    private LandmarkSet Expected(Volume volume)
    {
        using var localizer = new Localizer(heads.Model, new LocalizerOptions { Threads = 1 });
        return localizer.Locate(volume).Landmarks;
    }
}
