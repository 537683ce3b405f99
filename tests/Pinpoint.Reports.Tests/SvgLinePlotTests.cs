using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Reports.Tests;

public sealed class SvgLinePlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly LinePlot Plot = new(
        "Cost & growth <of> \"it\"",
        new PlotAxis("landmarks", Logarithmic: true),
        new PlotAxis("time in ms"),
        [
            new PlotSeries("first", [new PlotPoint(1, 2), new PlotPoint(8, 10), new PlotPoint(64, 81)]),
            new PlotSeries("second", [new PlotPoint(1, 4), new PlotPoint(64, 4)]),
        ]);

    [Fact]
    public void Title_labels_units_and_legend_stand_in_the_picture()
    {
        XElement picture = XElement.Parse(SvgLinePlot.Draw(Plot));

        string[] texts = [.. picture.Descendants(Svg + "text").Select(text => text.Value)];
        string[] expected = [Plot.Title, "landmarks", "time in ms", "first", "second", "50", "80"];
        expected.Except(texts, StringComparer.Ordinal).ShouldBeEmpty();
        picture.Attribute("aria-label")!.Value.ShouldBe(Plot.Title);
    }

    [Fact]
    public void Each_line_has_its_points_and_a_marker_at_each()
    {
        XElement[] lines = [.. XElement.Parse(SvgLinePlot.Draw(Plot)).Elements(Svg + "g")];

        // Two lines, then two entries of the legend.
        lines.Length.ShouldBe(4);
        lines[0].Elements(Svg + "circle").Count().ShouldBe(3);
        lines[1].Elements().Count(element => element.Attribute("stroke")?.Value == "none").ShouldBe(2);
        lines[0].Element(Svg + "path")!.Attribute("d")!.Value.Split('L').Length.ShouldBe(3);
    }

    [Fact]
    public void Equal_ratios_are_equal_distances_on_a_logarithmic_axis()
    {
        double[] places = Circles(Plot, "cx");

        (places[1] - places[0]).ShouldBe(places[2] - places[1], 0.02);
    }

    [Fact]
    public void A_linear_axis_begins_at_zero_and_larger_is_higher()
    {
        var flat = new LinePlot(
            "flat", new PlotAxis("x"), new PlotAxis("y"), [new PlotSeries("only", [new PlotPoint(0, 0), new PlotPoint(1, 5), new PlotPoint(2, 10)])]);

        double[] heights = Circles(flat, "cy");

        heights[0].ShouldBe(340);
        heights[1].ShouldBe(193, 0.01);
        heights[2].ShouldBe(46);
    }

    [Fact]
    public void A_single_series_needs_no_legend()
    {
        LinePlot single = Plot with { Series = [Plot.Series[0]] };

        XElement.Parse(SvgLinePlot.Draw(single)).Descendants(Svg + "text").ShouldNotContain(text => text.Value == "first");
    }

    [Fact]
    public void A_guide_has_its_line_and_its_label_and_widens_the_axis()
    {
        LinePlot guided = Plot with { Guides = [new PlotGuide(100, "the hundredth"), new PlotGuide(95, "far up", OfY: true)] };

        XElement picture = XElement.Parse(SvgLinePlot.Draw(guided));

        picture.Elements(Svg + "path").Count(path => path.Attribute("class")?.Value == "guide").ShouldBe(2);
        picture.Elements(Svg + "text").Count(text => text.Value is "the hundredth" or "far up").ShouldBe(2);
        Circles(guided, "cx")[2].ShouldBeLessThan(Circles(Plot, "cx")[2]);
    }

    [Fact]
    public void A_cloud_joins_nothing_and_a_bare_line_marks_nothing()
    {
        LinePlot forms = Plot with { Series = [Plot.Series[0] with { Form = PlotForm.Cloud }, Plot.Series[1] with { Form = PlotForm.Line }] };

        XElement[] lines = [.. XElement.Parse(SvgLinePlot.Draw(forms)).Elements(Svg + "g")];

        lines[0].Elements(Svg + "path").ShouldBeEmpty();
        lines[0].Elements(Svg + "circle").Count().ShouldBe(3);
        lines[1].Elements().ShouldHaveSingleItem().Attribute("stroke-dasharray").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0.4, 0.9)]
    [InlineData(0.06, 2.1)]
    [InlineData(1e-5, 1e5)]
    public void A_logarithmic_axis_has_ticks_to_read_from_however_long_it_is(double least, double most)
    {
        var plot = new LinePlot(
            "any", new PlotAxis("x"), new PlotAxis("y", Logarithmic: true), [new PlotSeries("only", [new PlotPoint(0, least), new PlotPoint(1, most)])]);

        int ticks = XElement.Parse(SvgLinePlot.Draw(plot)).Elements(Svg + "text").Count(text => text.Attribute("text-anchor")?.Value == "end");
        ticks.ShouldBeInRange(3, 12);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Should.Throw<ArgumentException>(() => SvgLinePlot.Draw(Plot with { Guides = [new PlotGuide(0, "nowhere")] }));
        Should.Throw<ArgumentException>(() => SvgLinePlot.Draw(Plot with { Series = [] }));
        Should.Throw<ArgumentException>(() => SvgLinePlot.Draw(Plot with { Series = [new PlotSeries("none", [])] }));
        Should.Throw<ArgumentException>(() => SvgLinePlot.Draw(Plot with { Series = [.. Enumerable.Repeat(Plot.Series[0], 7)] }));
        Should.Throw<ArgumentException>(() => SvgLinePlot.Draw(Plot with { Series = [new PlotSeries("zero", [new PlotPoint(0, 1)])] }));
        Should.Throw<ArgumentException>(() => SvgLinePlot.Draw(Plot with { Series = [new PlotSeries("none", [new PlotPoint(1, double.NaN)])] }));
    }

    [Fact]
    public void All_points_of_any_plot_lie_within_its_frame()
    {
        Gen<PlotPoint> point = Gen.Choose(-12, 12)
            .SelectMany(exponent => Gen.Choose(1, 999).Select(digits => digits * Math.Pow(10, exponent)))
            .Two()
            .Select(pair => new PlotPoint(pair.Item1, pair.Item2));
        Prop.ForAll(point.NonEmptyListOf().ToArbitrary(), Gen.Elements(true, false).Two().ToArbitrary(), (points, logarithmic) =>
        {
            var plot = new LinePlot("any", new PlotAxis("x", logarithmic.Item1), new PlotAxis("y", logarithmic.Item2), [new PlotSeries("only", [.. points])]);

            return Circles(plot, "cx").All(x => x is >= 77.9 and <= 620.1) && Circles(plot, "cy").All(y => y is >= 45.9 and <= 340.1);
        }).QuickCheckThrowOnFailure();
    }

    private static double[] Circles(LinePlot plot, string attribute) =>
        [.. XElement.Parse(SvgLinePlot.Draw(plot))
            .Elements(Svg + "g")
            .First()
            .Elements(Svg + "circle")
            .Select(circle => double.Parse(circle.Attribute(attribute)!.Value, CultureInfo.InvariantCulture))];
}
