using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Planes;

public sealed class PlanePictureTests
{
    [Fact]
    public void A_landmarks_dot_stands_where_it_projects_and_its_ring_where_its_radius_meets_the_plane()
    {
        LandmarkSet landmarks = FetalHead.Landmarks(radius95: 5);
        PlaneDefinition definition = FetalHead.Anatomy.Planes[0];
        ScanPlane plane = PlaneFit.Fit(definition, landmarks);
        var image = new PlaneImage(plane, 121, 101, 1, new byte[121 * 101]);
        Canvas canvas = PlanePicture.Draw(image, definition, landmarks, withLegend: false);
        (canvas.Width, canvas.Height).ShouldBe((121, 101));

        // The front stands 50 mm to the left of the middle, its number being 2.
        At(canvas, 10, 50).ShouldBe(PixelColor.OfMark(1));
        At(canvas, 15, 50).ShouldBe(PixelColor.OfMark(1));
        At(canvas, 10, 55).ShouldBe(PixelColor.OfMark(1));
        At(canvas, 10, 58).ShouldBe(default);

        // The head's right side lies 40 mm down; the cerebellum defines no part of this plane.
        At(canvas, 60, 90).ShouldBe(PixelColor.OfMark(3));
        At(canvas, 95, 70).ShouldBe(default);
    }

    [Fact]
    public void The_legend_names_the_planes_own_landmarks()
    {
        LandmarkSet landmarks = FetalHead.Landmarks();
        PlaneDefinition definition = FetalHead.Anatomy.Planes[1];
        var image = new PlaneImage(PlaneFit.Fit(definition, landmarks), 121, 101, 1, new byte[121 * 101]);
        Canvas canvas = PlanePicture.Draw(image, definition, landmarks, withLegend: true);
        canvas.Width.ShouldBeGreaterThanOrEqualTo(Canvas.WidthOf("8 cerebellum_right 0.0 mm"));
        canvas.Height.ShouldBe(101 + (3 * 11) + 6);
        Enumerable.Range(0, canvas.Width).Count(x => Enumerable.Range(107, 7).Any(y => At(canvas, x, y) == PixelColor.OfMark(7))).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Marks_beyond_the_edge_are_cut_off()
    {
        var canvas = new Canvas(10, 8);
        canvas.Dot(-2, 4, 4, PixelColor.White);
        canvas.Dot(1e12, double.NaN, 4, PixelColor.White);
        canvas.Ring(20, 20, 15, PixelColor.White);
        canvas.Text(-3, 6, "Ab:?", PixelColor.White);
        At(canvas, 0, 4).ShouldBe(PixelColor.White);
        At(canvas, 5, 3).ShouldBe(default);
    }

    private static PixelColor At(Canvas canvas, int x, int y)
    {
        int index = 3 * ((y * canvas.Width) + x);
        return new PixelColor(canvas.Pixels[index], canvas.Pixels[index + 1], canvas.Pixels[index + 2]);
    }
}
