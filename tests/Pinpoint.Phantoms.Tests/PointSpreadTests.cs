namespace Pinpoint.Phantoms.Tests;

public sealed class PointSpreadTests
{
    [Fact]
    public void Weights_leave_the_power_of_noise_as_it_is() =>
        PointSpread.Weights(1.3f).Sum(weight => weight * weight).ShouldBe(1, 1e-5f);

    [Fact]
    public void Nothing_leaks_from_one_line_into_the_next()
    {
        float[] source = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        float[] target = new float[source.Length];
        PointSpread.BlurLines(source, target, 6, PointSpread.Weights(1));
        target[..6].ShouldAllBe(value => value >= 0);
        target[4].ShouldBeGreaterThan(0);
        target[6..].ShouldAllBe(value => value == 0);
        PointSpread.SmoothLines(source, target, 6);
        target.ShouldBe([0, 0, 0, 0, 0.25f, 1, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void A_blur_across_lines_is_the_same_as_one_along_them_turned()
    {
        float[] source = [1, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4];
        float[] turned = [.. Enumerable.Range(0, 12).Select(i => source[(i % 4 * 3) + (i / 4)])];
        float[] across = new float[12];
        float[] along = new float[12];
        PointSpread.Blur(source, across, 3, PointSpread.Weights(0.8f));
        PointSpread.BlurLines(turned, along, 4, PointSpread.Weights(0.8f));
        along.ShouldBe(Enumerable.Range(0, 12).Select(i => across[(i % 4 * 3) + (i / 4)]).ToArray(), 1e-6f);
    }
}
