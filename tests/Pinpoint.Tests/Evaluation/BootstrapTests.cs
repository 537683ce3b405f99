using Pinpoint.Evaluation;

namespace Pinpoint.Tests.Evaluation;

public sealed class BootstrapTests
{
    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        double[][] cases = [.. Enumerable.Range(0, 20).Select(i => new[] { i * 0.37 % 2, 1.0 })];
        Bootstrap.MeanOverCases(cases, 7).ShouldBe(Bootstrap.MeanOverCases(cases, 7));
        Bootstrap.MeanOverCases(cases, 7).ShouldNotBe(Bootstrap.MeanOverCases(cases, 8));
    }

    [Fact]
    public void The_interval_is_that_of_the_normal_law_for_many_cases()
    {
        var random = new SplitMixRandom(3);
        double[][] cases = [.. Enumerable.Range(0, 400).Select(_ => new[] { 10 + random.NextNormal() })];
        double[] values = [.. cases.Select(errors => errors[0])];
        double half = 1.96 * ErrorStatistics.PopulationDeviation(values) / Math.Sqrt(values.Length);

        ConfidenceInterval interval = Bootstrap.MeanOverCases(cases, 1).ShouldNotBeNull();

        interval.LowMm.ShouldBe(ErrorStatistics.Mean(values) - half, 0.015);
        interval.HighMm.ShouldBe(ErrorStatistics.Mean(values) + half, 0.015);
    }

    [Fact]
    public void Whole_cases_are_drawn_so_points_that_hang_together_do_not_narrow_the_interval()
    {
        double[][] few = [.. Enumerable.Range(0, 10).Select(i => new[] { (double)i })];
        double[][] repeated = [.. Enumerable.Range(0, 10).Select(i => Enumerable.Repeat((double)i, 50).ToArray())];
        Bootstrap.MeanOverCases(repeated, 5).ShouldBe(Bootstrap.MeanOverCases(few, 5));
    }

    [Fact]
    public void One_case_or_none_has_no_interval()
    {
        Bootstrap.MeanOverCases([[1.0, 2.0], []], 1).ShouldBeNull();
        Bootstrap.MeanOverCases([], 1).ShouldBeNull();
    }
}
