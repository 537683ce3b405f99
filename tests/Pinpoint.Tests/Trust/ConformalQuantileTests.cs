using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Trust;

namespace Pinpoint.Tests.Trust;

public sealed class ConformalQuantileTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 100_000).ToArbitrary();

    [Fact]
    public void One_score_a_case_gives_the_order_statistic_of_split_conformal_prediction() => Prop.ForAll(
        Seeds,
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            int count = 20 + random.NextIndex(200);
            double[] scores = [.. Enumerable.Range(0, count).Select(_ => Math.Abs(random.NextNormal()))];
            double expected = scores.Order().ElementAt((int)Math.Ceiling((count + 1) * 0.95) - 1);
            return ConformalQuantile.Of([.. scores.Select(score => new[] { score })], 0.95).Quantile.Equals(expected);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(6, 30, 0.0)]
    [InlineData(24, 50, 0.0)]
    [InlineData(24, 50, 0.3)]
    [InlineData(36, 8, 0.5)]
    public void Scores_of_new_cases_are_held_as_often_as_was_wanted(int cases, int points, double caseEffect)
    {
        // Many worlds: each learns a quantile and meets one new case. Cases have a size of their own, so that their scores are no independent draws.
        const int Worlds = 400;
        double held = 0;
        for (int world = 0; world < Worlds; world++)
        {
            var random = new SplitMixRandom(17, (ulong)world, (ulong)cases);
            double[][] scores = [.. Enumerable.Range(0, cases + 1).Select(_ => Draw(ref random, points, caseEffect))];
            double quantile = ConformalQuantile.Of(scores[..cases], 0.95).Quantile;
            held += scores[cases].Count(score => score <= quantile) / (double)points / Worlds;
        }

        // The standard error over the worlds is at most 0.005.
        held.ShouldBeInRange(0.94, 0.99);
    }

    [Fact]
    public void The_quantile_grows_with_the_scores_and_never_falls_below_the_plain_one() => Prop.ForAll(
        Seeds,
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            double[][] scores = [.. Enumerable.Range(0, 2 + random.NextIndex(12)).Select(_ => Draw(ref random, 1 + random.NextIndex(20), 0.4))];
            double quantile = ConformalQuantile.Of(scores, 0.9).Quantile;
            double twice = ConformalQuantile.Of([.. scores.Select(own => own.Select(score => 2 * score).ToArray())], 0.9).Quantile;
            double share = scores.SelectMany(own => own).Average(score => score <= quantile ? 1.0 : 0);
            return Math.Abs(twice - (2 * quantile)) < 1e-12 && share >= 0.9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_single_case_is_not_believed_at_its_word()
    {
        ConformalQuantile.Of([[1.0, 2.0, 3.0]], 0.95).Quantile.ShouldBeGreaterThan(3);
        Should.Throw<ArgumentException>(() => ConformalQuantile.Of([[]], 0.95));
    }

    private static double[] Draw(ref SplitMixRandom random, int points, double caseEffect)
    {
        double size = Math.Exp(caseEffect * random.NextNormal());
        double[] scores = new double[points];
        for (int i = 0; i < points; i++)
        {
            scores[i] = size * Math.Abs(random.NextNormal());
        }

        return scores;
    }
}
