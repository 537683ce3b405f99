using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Research.Dense;

namespace Pinpoint.Research.Tests.Dense;

public sealed class VoteModeTests
{
    private const double Bandwidth = 2;
    private static readonly double[] Truth = [3, -7, 11];

    [Fact]
    public void Votes_that_are_all_moved_move_the_mode_as_much() =>
        Prop.ForAll(Gen.Choose(1, 1000).Zip(Gen.Choose(-500, 500).ArrayOf(3)).ToArbitrary(), drawn =>
        {
            double[] votes = Votes((ulong)drawn.Item1, 40, 60);
            double[] mode = VoteMode.Find(votes, Bandwidth);
            double[] moved = VoteMode.Find([.. votes.Select((value, i) => value + (drawn.Item2[i % 3] / 7.0))], Bandwidth);
            return Distance(moved, [.. mode.Select((value, axis) => value + (drawn.Item2[axis] / 7.0))]) < 1e-3;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_votes_does_not_matter() =>
        Prop.ForAll(Gen.Choose(1, 1000).ToArbitrary(), seed =>
        {
            double[] votes = Votes((ulong)seed, 30, 50);
            var random = new SplitMixRandom((ulong)seed, 1);
            int[] order = [.. Enumerable.Range(0, 80)];
            for (int i = order.Length - 1; i > 0; i--)
            {
                int other = random.NextIndex(i + 1);
                (order[i], order[other]) = (order[other], order[i]);
            }

            double[] shuffled = [.. order.SelectMany(vote => votes[(3 * vote)..((3 * vote) + 3)])];
            return Distance(VoteMode.Find(votes, Bandwidth), VoteMode.Find(shuffled, Bandwidth)) < 1e-6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Twice_as_many_wild_votes_as_true_ones_do_not_carry_the_mode_away() =>
        Prop.ForAll(Gen.Choose(1, 1000).ToArbitrary(), seed => Distance(VoteMode.Find(Votes((ulong)seed, 40, 80), Bandwidth), Truth) < 1)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void How_far_off_a_wild_vote_is_does_not_matter()
    {
        double[] near = [.. Votes(5, 40, 0), 100, 100, 100];
        double[] far = [.. Votes(5, 40, 0), -1e6, 1e6, 1e6];
        Distance(VoteMode.Find(near, Bandwidth), VoteMode.Find(far, Bandwidth)).ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void A_single_vote_is_the_mode()
    {
        VoteMode.Find(Truth, Bandwidth).ShouldBe(Truth);
        Should.Throw<ArgumentException>(() => VoteMode.Find([], Bandwidth));
    }

    [Fact]
    public void A_climb_goes_to_the_heavier_points_and_stays_where_nothing_counts()
    {
        double[] points = [0, 0, 0, 2, 0, 0];
        VoteMode.Climb(points, [1, 1], Bandwidth, [1, 0, 0]).ShouldBe([1, 0, 0]);
        VoteMode.Climb(points, [1, 9], Bandwidth, [1, 0, 0])[0].ShouldBeGreaterThan(1.5);
        VoteMode.Climb(points, [-1, 1], Bandwidth, [0, 0, 0]).ShouldBe([2, 0, 0]);
        VoteMode.Climb(points, [0, double.NaN], Bandwidth, [0.5, 0, 0]).ShouldBe([0.5, 0, 0]);
        VoteMode.Climb(points, [], Bandwidth, [100, 0, 0]).ShouldBe([100, 0, 0]);
    }

    // True votes around the truth, and wild ones in a box of 80 around it.
    private static double[] Votes(ulong seed, int sound, int wild)
    {
        var random = new SplitMixRandom(seed);
        double[] votes = new double[3 * (sound + wild)];
        for (int i = 0; i < votes.Length; i++)
        {
            votes[i] = Truth[i % 3] + (i < 3 * sound ? random.NextNormal() : random.NextUniform(-40, 40));
        }

        return votes;
    }

    private static double Distance(IReadOnlyList<double> one, IReadOnlyList<double> other) =>
        Math.Sqrt(one.Select((value, axis) => (value - other[axis]) * (value - other[axis])).Sum());
}
