using Microsoft.Playwright;
using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Browser;

/// <summary>Where the page shows a place of the body: held against our own reader, for scans that lie in every way.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class PictureTests(ServedHeads heads)
{
    private const int Side = 40;
    private const double Radius = 4;
    private static readonly VoxelPoint Ball = new(13, 24, 10);

    /// <summary>Ways to lie, and the file's ending.</summary>
    public static TheoryData<string, double[], string> Ways => new()
    {
        { "flipped and turned onto other axes", [0, -2, 0, 31, 0, 0, 3, -40, 2.5, 0, 0, -12], ".nii.gz" },
        { "turned by 20 degrees and left-handed", [-1.88, -0.684, 0, 40, -0.684, 1.88, 0, -30, 0, 0, 2, -50], ".nii.gz" },
        { "sheared, as a tilted gantry leaves it", [2, 0, 0, -40, 0, 2, 0.8, -30, 0, 0, 2, -20], ".nii" },
        { "oblique about two axes, in another format", [1.88, 0.643, -0.234, -60, -0.684, 1.766, -0.643, 20, 0, 0.684, 1.879, -30], ".mha" },
        { "with spacings alone", [1.5, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2.5, 0], ".nrrd" },
    };

    [BrowserTheory]
    [MemberData(nameof(Ways))]
    public async Task A_place_of_the_body_is_where_the_reader_has_it(string way, double[] rows, string ending)
    {
        string file = heads.Folder($"ball-{Guid.NewGuid():N}{ending}");
        Volume scan = BallScan(new Affine(rows));
        if (ending == ".nrrd")
        {
            byte[] head = [.. "NRRD0004\ntype: uint8\ndimension: 3\nsizes: 40 40 40\nspacings: 1.5 2 2.5\nencoding: raw\n\n"u8];
            await File.WriteAllBytesAsync(file, [.. head, .. scan.Bytes()]);
        }
        else
        {
            VolumeFile.Write(file, scan, new VolumeWriteOptions { Compress = true });
        }

        WorldPoint ball = VolumeFile.Read(file).ToWorld(Ball);
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        IPage page = browser.Page;
        await browser.DropScanAsync(file);
        (await page.Locator("#problem:visible").CountAsync()).ShouldBe(0, way);

        // The crosshair goes to the ball; it is bright there in each of the three pictures, and nowhere a ball and a half away from it.
        double inside = await page.EvaluateAsync<double>(
            """
            async ([x, y, z]) => {
              const { stage } = await import('/app/main.js');
              stage.viewer.nv.scene.crosshairPos = stage.viewer.nv.mm2frac([-x, -y, z]);
              stage.viewer.nv.drawScene();
              await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
              return stage.image.getValue(...stage.viewer.nv.frac2vox(stage.viewer.nv.scene.crosshairPos));
            }
            """,
            new[] { ball.X, ball.Y, ball.Z });
        inside.ShouldBeGreaterThan(200, way);
        await page.EvaluateAsync("() => { document.getElementById('overlay').style.visibility = 'hidden'; }");
        string screen = Convert.ToBase64String(await page.ScreenshotAsync());
        double[][] greys = await page.EvaluateAsync<double[][]>(
            """
            async ([screen, x, y, z, away]) => {
              const { stage } = await import('/app/main.js');
              const { viewer } = stage;
              const picture = new Image();
              picture.src = `data:image/png;base64,${screen}`;
              await picture.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [picture.width, picture.height];
              const context = canvas.getContext('2d', { willReadFrequently: true });
              context.drawImage(picture, 0, 0);
              const view = document.getElementById('view').getBoundingClientRect();
              return viewer.tiles.filter((tile) => tile.axCorSag < 3).map((tile) => {
                const [across, up] = [[0, 1], [0, 2], [1, 2]][tile.axCorSag];
                const at = (right, above) => {
                  const point = [-x, -y, z];
                  point[across] += right;
                  point[up] += above;
                  const place = viewer.place(tile, point);
                  const [red, green, blue] = context.getImageData(Math.round(view.left + place.x), Math.round(view.top + place.y), 1, 1).data;
                  return Math.min(red, green, blue);
                };
                const near = away / 5;
                const around = (far) => [at(far, far), at(-far, far), at(far, -far), at(-far, -far)];
                return [Math.min(...around(near)), Math.max(...around(away))];
              });
            }
            """,
            new object[] { screen, ball.X, ball.Y, ball.Z, 1.5 * Radius * 2 });
        greys.Length.ShouldBe(3);
        foreach (double[] grey in greys)
        {
            grey[0].ShouldBeGreaterThan(150, way);
            grey[1].ShouldBeLessThan(60, way);
        }

        browser.Errors.ShouldBeEmpty();
        browser.Server.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_patients_left_is_on_the_right_until_one_wants_it_otherwise_and_the_letters_say_so()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options);
        IPage page = browser.Page;
        await browser.DropScanAsync(heads.Scan());
        (await EdgesAsync(page, "axial")).ShouldBe("R A L P");
        (await EdgesAsync(page, "coronal")).ShouldBe("R S L I");
        (await EdgesAsync(page, "sagittal")).ShouldBe("A S P I");
        (await LeftIsOnTheRightAsync(page)).ShouldBeTrue();
        await page.SelectOptionAsync("#convention", "neurological");
        await page.Locator("#overlay [data-tile=axial] [data-edge=left]", new PageLocatorOptions { HasTextString = "L" }).WaitForAsync();
        (await EdgesAsync(page, "sagittal")).ShouldBe("P S A I");
        (await LeftIsOnTheRightAsync(page)).ShouldBeFalse();
        (await page.Locator("#overlay [data-tile=axial] .slice").InnerHTMLAsync()).ShouldMatch("^Axial, [SI] [0-9.]+ mm$");
        (await page.Locator("#overlay [data-tile=axial] .scale-text").InnerHTMLAsync()).ShouldMatch("^[125]0* mm$");

        // The choice stays, and the arrow to the left still moves to the left of the screen.
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("body[data-ready]");
        await browser.DropScanAsync(heads.Scan());
        (await EdgesAsync(page, "axial")).ShouldBe("L A R P");
        browser.Errors.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_window_can_be_dragged_typed_and_brought_back_and_one_plane_made_large()
    {
        await using BrowserPage browser = await BrowserPage.OpenAsync(heads.Options, width: 1280, height: 650);
        IPage page = browser.Page;
        await browser.DropScanAsync(heads.Scan());
        (await page.EvaluateAsync<double>("() => window.scrollY")).ShouldBe(0);
        string[] first = [await page.InputValueAsync("#level"), await page.InputValueAsync("#width")];
        LocatorBoundingBoxResult box = (await page.Locator("#view").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 100, box.Y + 100);
        await page.Mouse.DownAsync(new MouseDownOptions { Button = MouseButton.Right });
        await page.Mouse.MoveAsync(box.X + 200, box.Y + 60, new MouseMoveOptions { Steps = 3 });
        await page.Mouse.UpAsync(new MouseUpOptions { Button = MouseButton.Right });
        double.Parse(await page.InputValueAsync("#width"), System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeGreaterThan(1.4 * double.Parse(first[1], System.Globalization.CultureInfo.InvariantCulture));
        (await page.InputValueAsync("#preset")).ShouldBe("own");
        await page.ClickAsync("#reset-window");
        new[] { await page.InputValueAsync("#level"), await page.InputValueAsync("#width") }.ShouldBe(first);

        await page.SelectOptionAsync("#layout", "sagittal");
        await page.Locator("#overlay [data-tile=sagittal]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#overlay > svg').length === 1");
        await page.Keyboard.PressAsync("Escape");
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("1");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#overlay > svg').length === 4");
        await page.Keyboard.PressAsync("?");
        (await page.Locator("#shortcuts[open]").InnerTextAsync()).ShouldContain("next landmark to look at");
        browser.Errors.ShouldBeEmpty();
    }

    private static Volume BallScan(Affine affine)
    {
        var voxels = new byte[Side * Side * Side];
        for (int i = 0; i < voxels.Length; i++)
        {
            WorldPoint place = affine.ToWorld(new VoxelPoint(i % Side, i / Side % Side, i / (Side * Side)));
            voxels[i] = (byte)(place.DistanceTo(affine.ToWorld(Ball)) < 2 * Radius ? 250 : 10);
        }

        return Volume.Create(voxels, new VolumeSize(Side, Side, Side), affine);
    }

    private static Task<string> EdgesAsync(IPage page, string tile) => page.EvaluateAsync<string>(
        """
        tile => ['left', 'top', 'right', 'bottom']
          .map((edge) => document.querySelector(`#overlay [data-tile=${tile}] [data-edge=${edge}]`).textContent).join(' ')
        """,
        tile);

    private static Task<bool> LeftIsOnTheRightAsync(IPage page) => page.EvaluateAsync<bool>(
        """
        async () => {
          const { stage } = await import('/app/main.js');
          const tile = stage.viewer.tiles.find((item) => item.axCorSag === 0);
          return stage.viewer.place(tile, [-10, 0, 0]).x > stage.viewer.place(tile, [10, 0, 0]).x;
        }
        """);
}
