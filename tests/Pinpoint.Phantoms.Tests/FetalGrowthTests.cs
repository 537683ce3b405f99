namespace Pinpoint.Phantoms.Tests;

public sealed class FetalGrowthTests
{
    [Theory]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    public void The_two_diameters_make_the_circumference_that_the_same_standard_gives(double weeks)
    {
        double breadth = FetalGrowth.BiparietalDiameter(weeks, 0);
        double length = FetalGrowth.OccipitofrontalDiameter(weeks, 0);
        double ellipse = Math.PI * (breadth + length) / 2;
        (FetalGrowth.HeadCircumference(weeks) / ellipse).ShouldBe(1, 0.015);
        (breadth / length).ShouldBe(0.79, 0.02);
    }

    [Fact]
    public void Sizes_at_twenty_weeks_are_those_of_the_standards()
    {
        FetalGrowth.BiparietalDiameter(20, 0).ShouldBe(48.4, 0.1);
        FetalGrowth.OccipitofrontalDiameter(20, 0).ShouldBe(60.7, 0.1);
        FetalGrowth.HeadCircumference(20).ShouldBe(172.5, 0.3);
        FetalGrowth.TranscerebellarDiameter(20).ShouldBe(20.5, 0.1);
    }

    [Fact]
    public void A_score_moves_a_size_by_its_deviation()
    {
        double deviation = FetalGrowth.BiparietalDiameter(21, 1) - FetalGrowth.BiparietalDiameter(21, 0);
        deviation.ShouldBeInRange(2, 3);
        (FetalGrowth.BiparietalDiameter(21, -2) - FetalGrowth.BiparietalDiameter(21, 0)).ShouldBe(-2 * deviation, 1e-9);
        (FetalGrowth.OccipitofrontalDiameter(21, 1) - FetalGrowth.OccipitofrontalDiameter(21, 0)).ShouldBeInRange(2.2, 3.5);
    }
}
