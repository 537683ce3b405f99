using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Reports.Tests;

public sealed class SvgStripPlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly StripPlot Plot = new(
        "Errors & more",
        new PlotAxis("error in mm"),
        [
            new StripRow("first <one>", [new StripValue(1, "a"), new StripValue(2, "<b>"), new StripValue(4, "c"), new StripValue(5, "d")]),
            new StripRow("second", [new StripValue(10, "a")]),
        ]);

    [Fact]
    public void Every_row_has_its_name_a_speck_for_each_value_and_a_box_between_the_quartiles()
    {
        var picture = XElement.Parse(SvgStripPlot.Draw(Plot));

        picture.Elements(Svg + "text").Count(text => text.Value == "first <one>").ShouldBe(1);
        XElement[] rows = [.. picture.Elements(Svg + "g")];
        rows.Select(row => row.Elements(Svg + "circle").Count()).ShouldBe([4, 1]);
        rows[0].Elements(Svg + "circle").Select(circle => circle.Element(Svg + "title")!.Value).ShouldBe(["a: 1.00", "<b>: 2.00", "c: 4.00", "d: 5.00"]);
        double[] places = [.. rows[0].Elements(Svg + "circle").Select(circle => Number(circle, "cx"))];
        double unit = places[1] - places[0];
        Number(rows[0].Element(Svg + "rect")!, "x").ShouldBe(places[0] + (0.75 * unit), 0.05);
        Number(rows[0].Element(Svg + "rect")!, "width").ShouldBe(2.5 * unit, 0.05);
        rows[0].Element(Svg + "path")!.Attribute("d")!.Value.ShouldStartWith("M" + (places[0] + (2 * unit)).ToString("0.#", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void All_specks_of_any_plot_lie_within_its_frame()
    {
        Gen<double> value = Gen.Choose(-6, 6).SelectMany(exponent => Gen.Choose(1, 999).Select(digits => digits * Math.Pow(10, exponent)));
        Prop.ForAll(value.NonEmptyListOf().NonEmptyListOf().ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (rows, logarithmic) =>
        {
            var plot = new StripPlot(
                "any", new PlotAxis(
                    "x", logarithmic), [.. rows.Select((row, i) => new StripRow($"row {i}", [.. row.Select(item => new StripValue(item, "v"))]))]);

            var picture = XElement.Parse(SvgStripPlot.Draw(plot));
            double height = Number(picture, "height");
            XElement[] specks = [.. picture.Elements(Svg + "g").Elements(Svg + "circle")];
            return specks.Length == rows.Sum(row => row.Count)
                && specks.All(speck => Number(speck, "cx") is >= 59.5 and <= 620.1 && Number(speck, "cy") > 46 && Number(speck, "cy") < height - 50);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Should.Throw<ArgumentException>(() => SvgStripPlot.Draw(Plot with { Rows = [] }));
        Should.Throw<ArgumentException>(() => SvgStripPlot.Draw(Plot with { Rows = [new StripRow("none", [])] }));
        Should.Throw<ArgumentException>(() => SvgStripPlot.Draw(Plot with { Rows = [new StripRow("nan", [new StripValue(double.NaN, "a")])] }));
        Should.Throw<ArgumentException>(
            () => SvgStripPlot.Draw(Plot with { X = new PlotAxis("x", Logarithmic: true), Rows = [new StripRow("zero", [new StripValue(0, "a")])] }));
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
