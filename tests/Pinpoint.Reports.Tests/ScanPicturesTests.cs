using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Reports.Tests;

public sealed class ScanPicturesTests
{
    public static TheoryData<string> Places => ["LPS", "RAS", "turned"];

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_view_shows_a_point_where_it_says_that_the_point_is(string place)
    {
        var pictures = new ScanPictures(Scan(place));

        foreach (ScanView view in pictures
            .Overview(MadeScan.Bright)
            .Concat(pictures.Around(new WorldPoint(8, -6, 12), 0))
            .Where(view => Math.Abs(view.Place(MadeScan.Bright).DistanceMm) < 0.5))
        {
            var (x, y, _) = view.Place(MadeScan.Bright);
            byte[] pixels = view.Image.Pixels;
            int brightest = Array.IndexOf(pixels, pixels.Max());
            (((brightest % view.Image.Width) + 0.5) * view.Image.SpacingMm).ShouldBe(x, 1.1);
            (((brightest / view.Image.Width) + 0.5) * view.Image.SpacingMm).ShouldBe(y, 1.1);
        }
    }

    [Fact]
    public void Views_look_the_same_however_the_scan_is_stored()
    {
        IReadOnlyList<ScanView> plain = new ScanPictures(Scan("LPS")).Overview(MadeScan.Bright);
        IReadOnlyList<ScanView> stored = new ScanPictures(Scan("RAS")).Overview(MadeScan.Bright);

        stored.Select(view => (view.Name, view.Letters)).ShouldBe(
            [
                ("axial", new EdgeLetters("R", "L", "A", "P")),
                ("coronal", new EdgeLetters("R", "L", "S", "I")),
                ("sagittal", new EdgeLetters("A", "P", "S", "I")),
            ]);
        for (int i = 0; i < plain.Count; i++)
        {
            stored[i].Place(MadeScan.Bright).ShouldBe(plain[i].Place(MadeScan.Bright));
            stored[i].Image.Pixels.ShouldBe(plain[i].Image.Pixels);
        }
    }

    [Fact]
    public void The_patients_left_is_at_the_right_the_front_at_the_top_or_the_left_and_the_head_at_the_top()
    {
        IReadOnlyList<ScanView> views = new ScanPictures(Scan("LPS")).Overview(default);
        var left = new WorldPoint(10, 0, 0);
        var front = new WorldPoint(0, -10, 0);
        var head = new WorldPoint(0, 0, 10);

        views[0].Place(left).X.ShouldBeGreaterThan(views[0].WidthMm / 2);
        views[0].Place(front).Y.ShouldBeLessThan(views[0].HeightMm / 2);
        views[1].Place(left).X.ShouldBeGreaterThan(views[1].WidthMm / 2);
        views[1].Place(head).Y.ShouldBeLessThan(views[1].HeightMm / 2);
        views[2].Place(front).X.ShouldBeLessThan(views[2].WidthMm / 2);
        views[2].Place(head).Y.ShouldBeLessThan(views[2].HeightMm / 2);
    }

    [Fact]
    public void Letters_of_a_turned_plane_name_what_its_edges_look_between()
    {
        double angle = Math.PI * 30 / 180;
        var turned = new ScanPlane("plane", default, new WorldVector(Math.Cos(angle), Math.Sin(angle), 0), new WorldVector(0, 0, -1));
        EdgeLetters.Of(turned).ShouldBe(new EdgeLetters("RA", "LP", "S", "I"));
        var little = new ScanPlane("plane", default, new WorldVector(Math.Cos(0.2), Math.Sin(0.2), 0), new WorldVector(0, 0, -1));
        EdgeLetters.Of(little).ShouldBe(new EdgeLetters("R", "L", "S", "I"));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(5)]
    [InlineData(200)]
    public void A_circle_of_any_size_fits_into_the_view_around_its_middle(double radius)
    {
        foreach (ScanView view in new ScanPictures(Scan("LPS")).Around(MadeScan.Bright, radius))
        {
            view.WidthMm.ShouldBeGreaterThan(2 * radius);
            view.Place(MadeScan.Bright).X.ShouldBe(view.WidthMm / 2, 1e-9);
            view.Image.Width.ShouldBeLessThanOrEqualTo(128);
        }
    }

    private static Volume Scan(string place) => MadeScan.Create(place switch
    {
        "LPS" => null,
        "RAS" => new Affine([-2, 0, 0, 38, 0, -2, 0, 28, 0, 0, 2, -20]),
        _ => new Affine([0, 2, 0, -28, -2, 0, 0, 36, 0, 0, 2, -20]),
    });
}
