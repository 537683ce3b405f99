using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Biometry;

public sealed class MeasuringTests
{
    [Theory]
    [InlineData("bpd", 80)]
    [InlineData("ofd", 100)]
    [InlineData("tcd", 40)]
    [InlineData("ventricle_width", 8)]
    public void The_heads_distances_are_those_between_its_landmarks(string name, double expected)
    {
        Measurement measured = Measuring.Measure(Definition(name), FetalHead.Landmarks());
        measured.Value.ShouldBe(expected, 1e-12);
        measured.Unit.ShouldBe("mm");
        measured.Interval95.ShouldBeNull();
    }

    [Theory]
    [InlineData(80, 100)]
    [InlineData(100, 80)]
    [InlineData(50, 50)]
    [InlineData(100, 25)]
    public void The_circumference_is_that_of_the_ellipse(double width, double length)
    {
        LandmarkSet head = FetalHead.With(
            FetalHead.With(FetalHead.Landmarks(), "head_left", new WorldPoint(width - 40, 0, 0)), "head_back", new WorldPoint(0, length - 50, 0));
        double exact = Perimeter(width / 2, length / 2);
        Measuring.Measure(Definition("hc"), head).Value.ShouldBe(exact, 2e-4 * exact);
    }

    [Fact]
    public void An_angle_is_in_degrees()
    {
        LandmarkSet set = Set(("a", 2, 0, 0), ("b", 0, 0, 0), ("c", 1, 1, 0));
        Measurement angle = Measuring.Measure(new MeasurementDefinition("x", "x", MeasurementKind.Angle, [["a"], ["b"], ["c"]]), set);
        angle.Value.ShouldBe(45, 1e-12);
        angle.Unit.ShouldBe("degrees");
    }

    [Fact]
    public void A_place_may_lie_off_a_line_or_a_plane()
    {
        LandmarkSet set = Set(("a", 3, 4, 12), ("b", 0, 0, 0), ("c", 10, 0, 0), ("d", 0, 10, 0));
        Measuring.Measure(new MeasurementDefinition("x", "x", MeasurementKind.DistanceToPlane, [["a"], ["b"], ["c"], ["d"]]), set).Value.ShouldBe(12, 1e-12);
        Measuring.Measure(new MeasurementDefinition("x", "x", MeasurementKind.DistanceToLine, [["a"], ["b"], ["c"]]), set).Value
            .ShouldBe(Math.Sqrt(160), 1e-12);
        Measuring.Measure(new MeasurementDefinition("x", "x", MeasurementKind.Distance, [["b", "c"], ["d", "d", "b"]]), set).Value
            .ShouldBe(Math.Sqrt(25 + (400 / 9.0)), 1e-12);
    }

    [Fact]
    public void A_radius_beyond_numbers_leaves_no_interval_and_an_angle_none_beyond_180_degrees()
    {
        static LandmarkSet WithRadius(double radius) =>
            new(Set(("a", 2, 0, 0), ("b", 0, 0, 0), ("c", -1, 0.01, 0)).Select(landmark => landmark with { Radius95 = radius }));
        var length = new MeasurementDefinition("x", "x", MeasurementKind.Distance, [["a"], ["b"]]);
        Measuring.Measure(length, WithRadius(1e200)).Interval95.ShouldBeNull();
        Measuring.Measure(length, WithRadius(1)).Interval95.ShouldNotBeNull();
        Measuring.Measure(new MeasurementDefinition("x", "x", MeasurementKind.Angle, [["a"], ["b"], ["c"]]), WithRadius(1)).Interval95.ShouldNotBeNull().High
            .ShouldBe(180);
    }

    [Fact]
    public void A_landmark_beyond_any_scan_is_told_of() =>
        Should.Throw<BadInputException>(() => Measuring.Measure(
            new MeasurementDefinition("x", "x", MeasurementKind.Distance, [["a"], ["b"]]), Set(("a", 1e12, 0, 0), ("b", 0, 0, 0)))).Message
            .ShouldContain("'a'");

    [Fact]
    public void What_the_landmarks_leave_undefined_is_told_of()
    {
        LandmarkSet set = Set(("a", 1, 1, 1), ("b", 2, 2, 2), ("c", 3, 3, 3));
        Should.Throw<BadInputException>(() => Measuring.Measure(
            new MeasurementDefinition("gap", "x", MeasurementKind.DistanceToPlane, [["a"], ["a"], ["b"], ["c"]]), set)).Message
            .ShouldContain("'gap' is not defined");
        Should.Throw<BadInputException>(() => Measuring.Measure(
            new MeasurementDefinition("gap", "x", MeasurementKind.Angle, [["a"], ["a"], ["c"]]), set)).Message.ShouldContain("'gap' is not defined");
        Should.Throw<BadInputException>(() => Measuring.Measure(Definition("bpd"), FetalHead.With(FetalHead.Landmarks(), "head_left", null))).Message
            .ShouldContain("head_left");
    }

    [Theory]
    [InlineData("bpd")]
    [InlineData("hc")]
    [InlineData("tcd")]
    public void The_interval_holds_the_truth_as_often_as_it_says(string name)
    {
        // Landmarks with errors of the stated radius: the share of true values within the interval is counted.
        const double Radius = 3;
        const int Trials = 4000;
        double truth = Measuring.Measure(Definition(name), FetalHead.Landmarks()).Value;
        var random = new SplitMixRandom(17);
        int covered = 0;
        int withinRadius = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            LandmarkSet seen = FetalHead.Moved(FetalHead.Landmarks(Radius), point =>
            {
                double deviation = Radius / 2.7955;
                var error = new WorldVector(deviation * random.NextNormal(), deviation * random.NextNormal(), deviation * random.NextNormal());
                withinRadius += error.Length <= Radius ? 1 : 0;
                return error.From(point);
            });
            covered += Measuring.Measure(Definition(name), seen).Interval95!.Value.Contains(truth) ? 1 : 0;
        }

        // Three deviations of a share of 4,000, and of 40,000.
        ((double)covered / Trials).ShouldBe(0.95, 0.0104);
        (withinRadius / (10.0 * Trials)).ShouldBe(0.95, 0.0033);
    }

    [Fact]
    public void An_interval_grows_with_the_radii_and_no_length_falls_below_nothing()
    {
        MeasurementInterval small = Measuring.Measure(Definition("bpd"), FetalHead.Landmarks(1)).Interval95!.Value;
        (small.High - 80).ShouldBe(1.959964 * Math.Sqrt(2) / 2.795483, 1e-5);
        Measuring.Measure(Definition("bpd"), FetalHead.Landmarks(2)).Interval95!.Value.High.ShouldBe(80 + (2 * (small.High - 80)), 1e-5);
        Measuring.Measure(Definition("ventricle_width"), FetalHead.Landmarks(30)).Interval95!.Value.Low.ShouldBe(0);
    }

    private static MeasurementDefinition Definition(string name) => FetalHead.Anatomy.Measurements.Single(item => item.Name == name);

    private static LandmarkSet Set(params (string Name, double X, double Y, double Z)[] points) =>
        new(points.Select(point => Landmark.At(point.Name, new WorldPoint(point.X, point.Y, point.Z))));

    // The arc length by the trapezium rule, which for a closed curve is exact to the last digits.
    private static double Perimeter(double a, double b)
    {
        const int Steps = 2000;
        return Enumerable.Range(0, Steps).Sum(i =>
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * i / Steps);
            return Math.Sqrt((a * a * sine * sine) + (b * b * cosine * cosine)) * 2 * Math.PI / Steps;
        });
    }
}
