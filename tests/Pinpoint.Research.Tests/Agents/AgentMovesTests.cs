using Pinpoint.Imaging;
using Pinpoint.Research.Agents;

namespace Pinpoint.Research.Tests.Agents;

public sealed class AgentMovesTests
{
    private static readonly VolumeSize Size = new(20, 21, 22);

    [Fact]
    public void The_moves_are_a_step_along_plus_and_minus_of_each_axis()
    {
        var place = new GridVoxel(10, 10, 10);
        Enumerable.Range(0, AgentPlan.Moves).Select(move => AgentMoves.After(place, move, 4, Size)).ShouldBe(
            [new(14, 10, 10), new(6, 10, 10), new(10, 14, 10), new(10, 6, 10), new(10, 10, 14), new(10, 10, 6)]);
    }

    [Theory]
    [InlineData(18, 10, 10, 0)]
    [InlineData(1, 10, 10, 1)]
    [InlineData(10, 19, 10, 2)]
    [InlineData(10, 10, 0, 5)]
    public void A_move_out_of_the_scan_leads_nowhere(int x, int y, int z, int move)
    {
        var place = new GridVoxel(x, y, z);
        AgentMoves.After(place, move, 2, Size).ShouldBe(place);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void There_is_no_seventh_move(int move) => Should.Throw<ArgumentOutOfRangeException>(() => AgentMoves.After(default, move, 1, Size));

    [Fact]
    public void The_best_move_has_the_largest_value_and_of_equals_the_first_is_taken()
    {
        AgentMoves.Best([-3, -1, -2, -1, -5, -9]).ShouldBe(1);
        AgentMoves.Best([0, 0, 0, 0, 0, 0.5f]).ShouldBe(5);
    }
}
