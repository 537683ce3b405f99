using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Research.Agents;

namespace Pinpoint.Research.Tests.Agents;

public sealed class AgentWalkTests
{
    private static readonly VolumeSize Size = new(40, 50, 60);
    private static readonly int[] Scales = [8, 4, 2, 1];

    [Fact]
    public void With_true_values_every_walk_ends_at_the_landmark()
    {
        Gen<GridVoxel> voxel = from x in Gen.Choose(0, 39) from y in Gen.Choose(0, 49) from z in Gen.Choose(0, 59) select new GridVoxel(x, y, z);
        Prop.ForAll(voxel.ToArbitrary(), voxel.ToArbitrary(), (start, goal) =>
        {
            AgentWalk walk = Follow(start, (at, step) => ValuesOf(at, goal, step));
            return walk.At == goal && walk.Rests && walk.Path[0] == start && walk.Path[^1] == goal;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_the_places_it_would_go_round_in_it_keeps_the_one_whose_best_move_is_worth_least()
    {
        // Back and forth along x; x = 20 is worth less than x = 21.
        var walk = new AgentWalk([1], 30);
        walk.Begin(new GridVoxel(18, 5, 5), Size);
        int moves = 0;
        while (!walk.IsDone)
        {
            int x = walk.At.X;
            walk.Move(x < 21 ? [x == 20 ? 0.1f : 1, 0, 0, 0, 0, 0] : [0, 0.4f, 0, 0, 0, 0]);
            moves++;
        }

        moves.ShouldBe(4, "18, 19, 20, 21, and the move that leads back");
        walk.At.ShouldBe(new GridVoxel(20, 5, 5));
        walk.Rests.ShouldBeTrue();
        walk.Path.ToArray().Select(place => place.X).ShouldBe([18, 19, 20, 21, 20]);
    }

    [Fact]
    public void What_lay_before_the_circle_is_not_kept_however_little_it_is_worth()
    {
        var walk = new AgentWalk([1], 30);
        walk.Begin(new GridVoxel(18, 5, 5), Size);
        while (!walk.IsDone)
        {
            int x = walk.At.X;
            walk.Move(x == 18 ? [-9, -10, -10, -10, -10, -10] : x == 19 ? [2, 0, 0, 0, 0, 0] : [0, 3, 0, 0, 0, 0]);
        }

        walk.At.X.ShouldBe(19);
    }

    [Fact]
    public void A_walk_whose_moves_run_out_goes_on_at_the_next_scale_and_does_not_rest()
    {
        var walk = new AgentWalk([2, 1], 3);
        walk.Begin(new GridVoxel(0, 0, 0), Size);
        while (!walk.IsDone)
        {
            walk.Move([1, 0, 0, 0, 0, 0]);
        }

        walk.At.ShouldBe(new GridVoxel((3 * 2) + 3, 0, 0));
        walk.Rests.ShouldBeFalse();
    }

    [Fact]
    public void At_the_end_of_the_scan_a_walk_that_wants_out_stops()
    {
        AgentWalk walk = Follow(new GridVoxel(3, 4, 5), (_, _) => [0, 1, 0, 0, 0, 0]);
        walk.At.ShouldBe(new GridVoxel(0, 4, 5));
        walk.Rests.ShouldBeTrue();
    }

    private static AgentWalk Follow(GridVoxel start, Func<GridVoxel, int, float[]> values)
    {
        var walk = new AgentWalk(Scales, 100);
        walk.Begin(start, Size);
        int most = Scales.Length * 101;
        while (!walk.IsDone)
        {
            most--.ShouldBeGreaterThan(0, "a walk must end");
            walk.Move(values(walk.At, walk.Step));
        }

        return walk;
    }

    // A made-up Q-function: by how many steps a move leads nearer.
    private static float[] ValuesOf(GridVoxel at, GridVoxel goal, int step)
    {
        double[] point = [goal.X, goal.Y, goal.Z];
        return [.. Enumerable.Range(0, AgentPlan.Moves).Select(move =>
        {
            GridVoxel next = AgentMoves.After(at, move, step, Size);
            return next == at ? -1 : (float)((at.DistanceTo(point) - next.DistanceTo(point)) / step);
        })];
    }
}
